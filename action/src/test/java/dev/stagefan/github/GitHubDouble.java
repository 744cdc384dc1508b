package dev.stagefan.github;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.List;
import java.util.stream.Collectors;

/** A server that answers as GitHub's REST API does, in the shapes that its documentation shows. */
public final class GitHubDouble implements AutoCloseable {
    public static final String REPOSITORY = "acme/image";
    public static final String WORKFLOW = "image.yml";

    /** Nothing like a real one, so that it is found wherever it turns up. */
    public static final String TOKEN = "ghs_a.token-that_must.never.be.seen";

    private static final long WORKFLOW_ID = 71;
    private static final int PAGE = 100;

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());

    public GitHubDouble() {
        server.start();
        server.stubFor(get(anyUrl()).atPriority(10).willReturn(error(404, "Not Found")));
        json("/repos/" + REPOSITORY, repository());
        json("/repos/" + REPOSITORY + "/actions/workflows/" + WORKFLOW, workflow(WORKFLOW_ID, WORKFLOW));
    }

    public WireMockServer server() {
        return server;
    }

    public String url() {
        return server.baseUrl();
    }

    /** The path of the workflow's runs. */
    public static String runsPath() {
        return "/repos/" + REPOSITORY + "/actions/workflows/" + WORKFLOW_ID + "/runs";
    }

    public static String jobsPath(long run) {
        return "/repos/" + REPOSITORY + "/actions/runs/" + run + "/jobs";
    }

    public static String logPath(long job) {
        return "/repos/" + REPOSITORY + "/actions/jobs/" + job + "/logs";
    }

    /** Answers a path with JSON. */
    public void json(String path, String body) {
        server.stubFor(get(urlPathEqualTo(path)).willReturn(okJson(body)));
    }

    /** Answers a path with these, one after the other, and then as it did before. */
    public void first(String path, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(get(urlPathEqualTo(path))
                    .atPriority(1)
                    .inScenario(path)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                    .willSetStateTo("after " + (i + 1))
                    .willReturn(answers[i]));
        }
    }

    /** Answers a path with these pages. */
    public void pages(String path, String key, List<List<String>> pages) {
        int total = pages.stream().mapToInt(List::size).sum();
        for (int page = 1; page <= pages.size(); page++) {
            String body = page(total, key, pages.get(page - 1));
            ResponseDefinitionBuilder answer = okJson(body);
            if (page < pages.size()) {
                answer.withHeader(
                        "Link",
                        "<" + url() + path + "?per_page=" + PAGE + "&page=" + (page + 1) + ">; rel=\"next\", <" + url()
                                + path + "?per_page=" + PAGE + "&page=" + pages.size() + ">; rel=\"last\"");
            }
            var request = get(urlPathEqualTo(path)).atPriority(page == 1 ? 5 : 4);
            server.stubFor((page == 1 ? request : request.withQueryParam("page", equalTo(String.valueOf(page))))
                    .willReturn(answer));
        }
    }

    public void runs(String... runs) {
        json(runsPath(), page(runs.length, "workflow_runs", List.of(runs)));
    }

    public void jobs(long run, String... jobs) {
        json(jobsPath(run), page(jobs.length, "jobs", List.of(jobs)));
    }

    /** How often a path was asked for. */
    public int asked(String path) {
        return server.findAll(getRequestedFor(urlPathEqualTo(path))).size();
    }

    /** How many requests there were. */
    public int asked() {
        return server.getAllServeEvents().size();
    }

    public static ResponseDefinitionBuilder error(int status, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody("{\"message\":\"" + message
                        + "\",\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\"" + status + "\"}");
    }

    /** A run that is over, of attempt 1, started by a schedule on main. */
    public static String run(long id, long number, String createdAt) {
        return run(id, number, createdAt, 1, "main", "schedule", "completed", "\"success\"");
    }

    public static String run(
            long id,
            long number,
            String createdAt,
            int attempt,
            String branch,
            String event,
            String status,
            String conclusion) {
        return """
                {"id":%d,"name":"image","node_id":"WFR_x","head_branch":"%s","head_sha":"0f3c","path":".github/workflows/image.yml",
                "display_title":"image","run_number":%d,"event":"%s","status":"%s","conclusion":%s,"workflow_id":%d,
                "check_suite_id":1,"pull_requests":[],"created_at":"%s","updated_at":"%s","run_attempt":%d,
                "run_started_at":"%s","url":"https://api.github.com/repos/acme/image/actions/runs/%d",
                "html_url":"https://github.com/acme/image/actions/runs/%d","actor":{"login":"octo","id":1},
                "head_commit":{"id":"0f3c","message":"m"},"a_field_of_tomorrow":{"x":[1]}}""".formatted(
                        id,
                        branch,
                        number,
                        event,
                        status,
                        conclusion,
                        WORKFLOW_ID,
                        createdAt,
                        createdAt,
                        attempt,
                        createdAt,
                        id,
                        id);
    }

    /** A job that succeeded. */
    public static String job(long id, String name, String createdAt, String completedAt, String... steps) {
        return job(id, name, 1, "success", createdAt, completedAt, steps);
    }

    /** A job of an attempt; {@code started_at} is the time of its making, as it often is. */
    public static String job(
            long id,
            String name,
            int attempt,
            String conclusion,
            String createdAt,
            String completedAt,
            String... steps) {
        return """
                {"id":%d,"run_id":1,"workflow_name":"image","head_branch":"main","run_url":"https://api.github.com/x",
                "run_attempt":%d,"node_id":"CR_x","head_sha":"0f3c","url":"https://api.github.com/x",
                "html_url":"https://github.com/x","status":"completed","conclusion":"%s","created_at":"%s","started_at":"%s",
                "completed_at":"%s","name":"%s","steps":[%s],"check_run_url":"https://api.github.com/x",
                "labels":["ubuntu-24.04"],"runner_id":4,"runner_name":"GitHub Actions 4","runner_group_id":2,
                "runner_group_name":"GitHub Actions"}""".formatted(id, attempt, conclusion, createdAt, createdAt, completedAt, name, String.join(",", steps));
    }

    public static String step(int number, String name, String startedAt, String completedAt) {
        return step(number, name, "success", startedAt, completedAt);
    }

    public static String step(int number, String name, String conclusion, String startedAt, String completedAt) {
        return """
                {"name":"%s","status":"completed","conclusion":"%s","number":%d,"started_at":"%s","completed_at":"%s"}""".formatted(name, conclusion, number, startedAt, completedAt);
    }

    public static String workflow(long id, String file) {
        return """
                {"id":%d,"node_id":"W_x","name":"image","path":".github/workflows/%s","state":"active",
                "created_at":"2026-01-08T23:48:37.000-08:00","updated_at":"2026-01-08T23:50:21.000-08:00",
                "url":"https://api.github.com/x","html_url":"https://github.com/x","badge_url":"https://github.com/x"}""".formatted(id, file);
    }

    public static String page(int total, String key, List<String> elements) {
        return elements.stream()
                .collect(Collectors.joining(",", "{\"total_count\":" + total + ",\"" + key + "\":[", "]}"));
    }

    private static String repository() {
        return """
                {"id":1,"node_id":"R_x","name":"image","full_name":"acme/image","private":false,
                "owner":{"login":"acme","id":2,"type":"Organization"},"url":"https://api.github.com/repos/acme/image"}""";
    }

    @Override
    public void close() {
        server.stop();
    }
}
