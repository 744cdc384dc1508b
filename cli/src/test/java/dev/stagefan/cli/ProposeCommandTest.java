package dev.stagefan.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.stagefan.git.Author;
import dev.stagefan.git.BranchAccess;
import dev.stagefan.git.GitRemote;
import dev.stagefan.git.Tip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code stagefan propose} against a bare repository and an API that answers as GitHub's does. */
class ProposeCommandTest {
    private static final String TOKEN = "ghs_must.never-be_seen";
    private static final String ACTION = "stagefan/stagefan/action@0123456789abcdef0123456789abcdef01234567";
    private static final String WORKFLOW = ".github/workflows/image.yml";
    private static final String PLAN = ".github/workflows/image.plan.json";
    private static final String PULLS = "/repos/acme/image/pulls";

    private static final String DOCKERFILE = """
            FROM busybox AS engine
            RUN make engine
            FROM busybox AS parts
            RUN make parts
            FROM busybox AS app
            COPY --from=engine /engine /engine
            COPY --from=parts /parts /parts
            RUN make app
            """;

    @TempDir
    private Path temporary;

    private final WireMockServer api = new WireMockServer(wireMockConfig().dynamicPort());
    private GitRemote remote;
    private Path tree;
    private Session session;

    @BeforeEach
    void start() throws IOException {
        api.start();
        api.stubFor(get(anyUrl())
                .atPriority(10)
                .willReturn(okJson("{\"message\":\"Not Found\"}").withStatus(404)));
        api.stubFor(get(urlPathEqualTo("/repos/acme/image")).willReturn(okJson("""
                {"id":1,"name":"image","full_name":"acme/image","default_branch":"trunk","owner":{"login":"acme","id":2}}""")));
        pulls();
        api.stubFor(post(urlPathEqualTo(PULLS)).willReturn(okJson(pull("x")).withStatus(201)));
        try (Repository server =
                new FileRepository(temporary.resolve("server/acme/image.git").toFile())) {
            server.create(true);
            remote = GitRemote.of(server.getDirectory().toURI().toString(), null);
        }
        tree = Files.createDirectories(temporary.resolve("tree"));
        Files.createDirectories(tree.resolve(".git"));
        Files.writeString(tree.resolve("Dockerfile"), DOCKERFILE);
        Files.writeString(
                tree.resolve("timings.yml"),
                "schema: stagefan/timings/v1\nstages: {engine: 40m, parts: 30m, app: 5m}\n");
        session = new Session(tree)
                .with("GITHUB_API_URL", api.baseUrl())
                .with(
                        "GITHUB_SERVER_URL",
                        temporary.resolve("server").toUri().toString().replaceFirst("/$", ""))
                .with("GITHUB_REPOSITORY", "acme/image")
                .with("GITHUB_TOKEN", TOKEN)
                .with("GITHUB_OUTPUT", temporary.resolve("outputs").toString());
        push(Map.of("Dockerfile", DOCKERFILE));
    }

    @AfterEach
    void stop() {
        api.stop();
    }

    @Test
    void proposesWhatGenerateWritesAndTouchesNothingHere() throws Exception {
        Session.Outcome outcome = propose();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEqualTo("https://github.com/acme/image/pull/7\n");
        assertThat(outcome.err()).isEqualTo("stagefan: made pull request 7\n");
        assertThat(Files.readString(temporary.resolve("outputs")))
                .isEqualTo("pull-request=https://github.com/acme/image/pull/7\n");
        assertThat(tree.resolve(WORKFLOW)).doesNotExist();
        assertThat(tree.resolve(".git")).isEmptyDirectory();

        Map<String, String> proposed = proposed();
        assertThat(run("generate").exitCode()).isZero();
        assertThat(proposed.get(WORKFLOW)).isEqualTo(Files.readString(tree.resolve(WORKFLOW)));
        assertThat(proposed.get(PLAN)).isEqualTo(Files.readString(tree.resolve(PLAN)));
    }

    @Test
    void saysOfANewWorkflowThatThereIsNoPlanToCompareWith() throws Exception {
        propose();

        Golden.check("propose/new.md", withoutCounts(body()));
    }

    @Test
    void estimatesTheOldPlanAndTheNewOneAlike() throws Exception {
        generateOnBase("--max-jobs=1");
        propose();

        assertThat(body()).contains("| before | 1 |", "| after | 3 |", "Both are of one simulation");
        Golden.check("propose/stale.md", withoutCounts(body()));
    }

    @Test
    void doesNotEstimateThePlanOfAnotherDockerfile() throws Exception {
        generateOnBase();
        Files.writeString(tree.resolve("Dockerfile"), DOCKERFILE + "RUN make more\n");
        propose();

        assertThat(body())
                .contains("the Dockerfile changed since it was written")
                .contains(
                        "The estimate of the plan before is not known: the Dockerfile has changed since that plan was made")
                .contains("| before | – | – | – | – | – |");
    }

    @Test
    void aPlanThatCannotBeReadKeepsNothingFromBeingProposed() throws Exception {
        push(Map.of(PLAN, "{}", WORKFLOW, "on: push\n"));
        Session.Outcome outcome = propose();

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("the plan on trunk cannot be read, so that there is no estimate of it");
        assertThat(body()).contains("trunk has no plan that can be read next to the workflow");
    }

    @Test
    void theSecondTimeNothingIsLeftToDo() throws Exception {
        propose();
        String first = proposalTip();
        pulls(pull(body()));
        Session.Outcome outcome = propose();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEqualTo("stagefan: pull request 7 says it already\n");
        assertThat(outcome.out()).isEqualTo("https://github.com/acme/image/pull/7\n");
        assertThat(proposalTip()).isEqualTo(first);
        api.verify(1, postRequestedFor(urlPathEqualTo(PULLS)));
    }

    @Test
    void nothingToProposeIsSaidAndHolds() throws Exception {
        generateOnBase();
        Session.Outcome outcome = propose();

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .isEqualTo("stagefan: there is nothing to propose: trunk has what would be generated\n");
        api.verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void anObsoletePullRequestIsNamed() throws Exception {
        generateOnBase();
        pulls(pull("x"));

        assertThat(propose().err())
                .endsWith(
                        "stagefan: pull request 7 (https://github.com/acme/image/pull/7) of the branch stagefan/image is"
                                + " obsolete by that; close it\n");
    }

    @Test
    void titleBranchBaseAndAuthorAreTheUsers() throws Exception {
        push("next", Map.of("Dockerfile", DOCKERFILE));
        Session.Outcome outcome =
                propose("--base=next", "--branch=bot/x", "--title=ci: new plan", "--author=Ada <ada@example.com>");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        LoggedRequest request =
                api.findAll(postRequestedFor(urlPathEqualTo(PULLS))).get(0);
        assertThat(request.getBodyAsString()).contains("\"ci: new plan\"", "\"bot/x\"", "\"next\"");
        try (BranchAccess access = BranchAccess.open(remote)) {
            Tip tip = access.fetch("bot/x").orElseThrow();
            assertThat(tip.committer()).isEqualTo("Ada <ada@example.com>");
            assertThat(tip.message())
                    .startsWith("ci: new plan\n")
                    .contains("    stagefan generate -o .github/workflows/image.yml --agent")
                    .doesNotContain("--branch", "--base");
        }
    }

    @Test
    void somebodyElsesCommitOnItsBranchIsKept() throws Exception {
        push("stagefan/image", Map.of("x", "y"));
        Session.Outcome outcome = propose();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("because somebody else committed to it");
    }

    @Test
    void aRefusalOfTheApiEndsWithThreeAndShowsNoToken() throws Exception {
        api.stubFor(post(urlPathEqualTo(PULLS))
                .willReturn(
                        okJson("{\"message\":\"GitHub Actions is not permitted to create or approve pull requests.\"}")
                                .withStatus(403)));
        Session.Outcome outcome = propose();

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).contains("Allow GitHub Actions to create and approve pull requests");
        assertThat(outcome.both()).doesNotContain("must.never");
    }

    @Test
    void withoutATokenNothingIsAsked() throws Exception {
        session.with("GITHUB_TOKEN", "");
        Session.Outcome outcome = propose();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo(
                        "stagefan: could not propose anything because there is no token; set GITHUB_TOKEN to one with"
                                + " contents: write, pull-requests: write and workflows: write\n");
        api.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void wantsAFileInTheRepository() throws Exception {
        assertThat(session.run("propose").err()).contains("Missing required option: '--output=FILE'");
        assertThat(session.run("propose", "-o", "/elsewhere/image.yml").err())
                .contains("could not propose /elsewhere/image.yml because it is outside of");
        assertThat(propose("--author=Ada").err()).contains("could not read the author Ada because it is no name");
    }

    @Test
    void editsTheTextOfItsOwn() throws Exception {
        pulls(pull("an older text"));
        api.stubFor(patch(urlPathEqualTo(PULLS + "/7")).willReturn(okJson(pull("x"))));
        Session.Outcome outcome = propose();

        assertThat(outcome.err()).isEqualTo("stagefan: updated pull request 7\n");
    }

    private Session.Outcome propose(String... more) {
        return run("propose", more);
    }

    private Session.Outcome run(String command, String... more) {
        List<String> words = new ArrayList<>(
                List.of(command, "-o=" + WORKFLOW, "--agent", "--action=" + ACTION, "--timings=timings.yml"));
        words.addAll(List.of(more));
        return session.run(
                Stream.concat(words.stream(), Stream.of("Dockerfile")).toArray(String[]::new));
    }

    /** Puts on the base branch what generate writes now, and removes it here. */
    private void generateOnBase(String... more) throws IOException {
        assertThat(run("generate", more).exitCode()).isZero();
        Map<String, String> files = new TreeMap<>();
        for (String path : List.of(WORKFLOW, PLAN)) {
            files.put(path, Files.readString(tree.resolve(path)));
            Files.delete(tree.resolve(path));
        }
        push(files);
    }

    private Map<String, String> proposed() throws IOException {
        try (BranchAccess access = BranchAccess.open(remote)) {
            String commit = access.fetch("stagefan/image").orElseThrow().commit();
            return Map.of(
                    WORKFLOW, access.text(commit, WORKFLOW).orElseThrow(),
                    PLAN, access.text(commit, PLAN).orElseThrow());
        }
    }

    private String proposalTip() throws IOException {
        try (BranchAccess access = BranchAccess.open(remote)) {
            return access.fetch("stagefan/image").orElseThrow().commit();
        }
    }

    private void push(Map<String, String> files) throws IOException {
        push("trunk", files);
    }

    private void push(String branch, Map<String, String> files) throws IOException {
        try (BranchAccess access = BranchAccess.open(remote)) {
            Tip tip = access.fetch(branch).orElse(null);
            Author somebody = new Author("Somebody", "else@example.com");
            access.push(branch, access.commit(tip, files, somebody, Instant.EPOCH, made -> "by hand\n"), tip);
        }
    }

    /** How many lines differ is another matter: they are those of the workflow's own golden files. */
    private static String withoutCounts(String body) {
        return body.replaceAll("\\| \\d+ \\| \\d+ \\|\\n", "| N | N |\n");
    }

    /** What the last pull request that was made says. */
    private String body() throws IOException {
        List<LoggedRequest> made = api.findAll(postRequestedFor(urlPathEqualTo(PULLS)));
        return new ObjectMapper()
                .readTree(made.get(made.size() - 1).getBodyAsString())
                .required("body")
                .asText();
    }

    private void pulls(String... pulls) {
        api.stubFor(get(urlPathEqualTo(PULLS))
                .withQueryParam("head", equalTo("acme:stagefan/image"))
                .willReturn(okJson("[" + String.join(",", pulls) + "]")));
        api.stubFor(get(urlPathEqualTo(PULLS))
                .withQueryParam("head", equalTo("acme:bot/x"))
                .willReturn(okJson("[]")));
    }

    private static String pull(String body) throws IOException {
        return """
                {"id":1,"number":7,"state":"open","title":"Write .github/workflows/image.yml anew","body":%s,
                "url":"https://api.github.com/repos/acme/image/pulls/7","html_url":"https://github.com/acme/image/pull/7",
                "head":{"label":"acme:stagefan/image","ref":"stagefan/image","sha":"0f3c"},
                "base":{"label":"acme:trunk","ref":"trunk","sha":"0f3d"}}""".formatted(new ObjectMapper().writeValueAsString(body));
    }
}
