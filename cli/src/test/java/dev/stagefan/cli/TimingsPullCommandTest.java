package dev.stagefan.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingsPullCommandTest {
    private static final String TOKEN = "ghs_must.never-be_seen";

    @TempDir
    Path temporary;

    private final RecordedGitHub github = new RecordedGitHub();
    private Session session;

    @BeforeEach
    void plant() throws Exception {
        Files.createDirectories(temporary.resolve(".github/workflows"));
        Files.copy(RecordedGitHub.FILES.resolve("image.yml"), temporary.resolve(".github/workflows/image.yml"));
        Files.copy(RecordedGitHub.FILES.resolve("Dockerfile"), temporary.resolve("Dockerfile"));
        session = session();
    }

    private Session session() {
        return new Session(temporary)
                .with("GITHUB_API_URL", github.api.baseUrl())
                .with("GITHUB_TOKEN", TOKEN)
                .with("XDG_CACHE_HOME", temporary.resolve("cache").toString());
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void writesWhatTheRunsShow() throws Exception {
        Session.Outcome outcome = pull("--workflow=.github/workflows/image.yml");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        Golden.check("timings-pull/timings.yml", outcome.out());
        Golden.check("timings-pull/err.txt", outcome.err());
        assertThat(outcome.both()).doesNotContain("must.never");
        github.storage.verify(5, getRequestedFor(anyUrl()).withoutHeader("Authorization"));
    }

    @Test
    void whatItWritesIsWhatPlanReads() throws Exception {
        assertThat(pull("--workflow=image.yml", "-o", "timings.yml").exitCode()).isZero();

        Session.Outcome plan = session.run("plan", "--timings=timings.yml", "Dockerfile");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
    }

    @Test
    void withoutTheWorkflowsFileSomeWaitsAreLeftOutAndSaidToBe() {
        assertThat(pull("--workflow=image.yml", "--no-logs").err())
                .contains("stagefan: time in the queue left out for 1 job that may have waited for other jobs; to tell,"
                        + " give --workflow the path of the workflow's file\n");
    }

    @Test
    void readsNoLogsWhereNoneAreWanted() {
        Session.Outcome outcome = pull("--workflow=image.yml", "--no-logs");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).contains("runners:").doesNotContain("stages:");
        github.storage.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void addsToAFileAndKeepsTheLatest() throws Exception {
        Files.writeString(temporary.resolve("t.yml"), "schema: stagefan/timings/v1\nstages:\n  other: 3m\n");

        assertThat(pull("--workflow=image.yml", "--keep=1", "-o", "t.yml").out())
                .isEmpty();
        String once = Files.readString(temporary.resolve("t.yml"));
        assertThat(once).contains("other: 3m").contains("run 42").doesNotContain("run 41");

        github.api.resetRequests();
        pull("--workflow=image.yml", "--keep=1", "-o", "t.yml");
        assertThat(Files.readString(temporary.resolve("t.yml"))).isEqualTo(once);
        // The repository, the workflow, its runs, and the one log that was not there.
        github.api.verify(4, getRequestedFor(anyUrl()));
    }

    @Test
    void saysNothingWhereItIsToBeQuiet() {
        assertThat(pull("--workflow=image.yml", "--quiet").err()).isEmpty();
    }

    @Test
    void showsABarOnATerminalAndTakesItAway() {
        session.onTerminal();
        Session.Outcome outcome = pull("--workflow=image.yml");

        assertThat(outcome.err())
                .contains("\r\u001b[K[                    ] 0/2, reading the jobs of run 42")
                .contains("\r\u001b[K[==========          ] 1/2, reading the log of run 41, job Build tools")
                .contains("\r\u001b[Kstagefan: read 2 runs");
        assertThat(outcome.out()).doesNotContain("\r");
    }

    @Test
    void keepsWhatItHasWhenGitHubFails() throws Exception {
        github.answer(
                RecordedGitHub.jobs(18840001),
                okJson("{\"message\":\"Bad credentials\"}").withStatus(401));
        Session.Outcome outcome = pull("--workflow=image.yml", "-o", "t.yml");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .endsWith(
                        "stagefan: could not GET /repos/acme/image/actions/runs/18840001/jobs because localhost answers"
                                + " 401 Bad credentials; give a valid token in GITHUB_TOKEN\n"
                                + "stagefan: what was read until then is in t.yml; what is missing comes when the command is"
                                + " given again\n");
        assertThat(Files.readString(temporary.resolve("t.yml"))).contains("run 42");
    }

    @Test
    void writesNothingWhereNothingWasRead() {
        github.answer("/repos/acme/image", aResponse().withStatus(401));
        Session.Outcome outcome = pull("--workflow=image.yml", "-o", "t.yml");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err()).endsWith("stagefan: nothing was read, and nothing is written\n");
        assertThat(temporary.resolve("t.yml")).doesNotExist();
    }

    @Test
    void aWorkflowWithoutRunsIsSaidToHaveNone() {
        github.answer(
                "/repos/acme/image/actions/workflows/71/runs", okJson("{\"total_count\":0,\"workflow_runs\":[]}"));
        Session.Outcome outcome = pull("--workflow=image.yml");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .endsWith("stagefan: found no run of image.yml that is over and is one of those asked for\n");
    }

    @Test
    void goesOnWithoutLogsThatAreGone() {
        github.answer(
                "/repos/acme/image/actions/jobs/502/logs",
                okJson("{\"message\":\"Gone\"}").withStatus(410));
        Session.Outcome outcome = pull("--workflow=image.yml");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("6 jobs and 4 logs that count").contains("2 logs not there");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--repo=acme | stagefan: could not read --repo acme because it is no OWNER/NAME; try --repo acme/image",
                "--repo=acme/.. | stagefan: could not read --repo acme/.. because it is no OWNER/NAME",
                "--since=soon | stagefan: could not read --since soon because it is no date; try --since 2026-11-01",
                "--wait=long | stagefan: could not read --wait long because it is no duration",
                "--runs=0 | stagefan: could not read --runs 0 because it must be 1 or more",
                "--keep=0 | stagefan: could not keep 0 samples because that is none; try --keep 20",
                "--build-step=( | stagefan: could not read --build-step ( because it is no regular expression",
                "--api-url=ftp://x | stagefan: could not use the API at ftp://x because it is no http or https URL",
                "--api-url=http://ghe.example.com | stagefan: could not use the API at http://ghe.example.com because the token"
            })
    void saysWhyAnOptionCannotBeUsed(String option, String message) {
        List<String> arguments = new ArrayList<>(List.of("timings", "pull", "--workflow=image.yml", option));
        if (!option.startsWith("--repo")) {
            arguments.add("--repo=acme/image");
        }
        Session.Outcome outcome = session.run(arguments.toArray(String[]::new));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith(message);
        github.api.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void takesTheRepositoryFromTheEnvironment() {
        session.with("GITHUB_REPOSITORY", "acme/image");

        assertThat(session.run("timings", "pull", "--workflow=image.yml", "--quiet")
                        .exitCode())
                .isZero();
    }

    @Test
    void needsToKnowTheRepository() {
        assertThat(session.run("timings", "pull", "--workflow=image.yml").err())
                .isEqualTo("stagefan: could not tell which repository to read because --repo is not given, and"
                        + " $GITHUB_REPOSITORY is not set; try --repo acme/image\n");
    }

    @Test
    void needsToKnowTheWorkflow() {
        assertThat(session.run("timings", "pull", "--repo=acme/image").err())
                .isEqualTo("stagefan: could not tell which workflow to read because --workflow is not given; try"
                        + " --workflow image.yml\n");
    }

    @Test
    void namesOfOthersAreHarmlessOnATerminal() {
        github.answer(
                RecordedGitHub.jobs(18840002),
                okJson(RecordedGitHub.text("jobs-18840002.json").replace("Build tools", "Build \\u001b[2Jtools")));
        session.onTerminal();

        assertThat(pull("--workflow=image.yml").err())
                .doesNotContain("\u001b[2J")
                .contains("Build \ufffd[2Jtools");
    }

    @Test
    void writesWhatItHasWhenItIsToldToEnd() throws Exception {
        github.answer(RecordedGitHub.jobs(18840001), aResponse().withFixedDelay(60_000));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "timings",
                        "pull",
                        "--repo=acme/image",
                        "--workflow=image.yml",
                        "--api-url=" + github.api.baseUrl(),
                        "--cache=cache",
                        "-o",
                        "t.yml")
                .directory(temporary.toFile())
                .redirectError(temporary.resolve("err.txt").toFile())
                .start();
        while (github.api.findAll(getRequestedFor(anyUrl())).stream()
                .noneMatch(request -> request.getUrl().startsWith(RecordedGitHub.jobs(18840001)))) {
            Thread.sleep(50);
        }
        process.destroy();

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(Files.readString(temporary.resolve("t.yml"))).contains("run 42");
        assertThat(Files.readString(temporary.resolve("err.txt")))
                .contains("stagefan: could not read on because it was interrupted\n");
    }

    private Session.Outcome pull(String... more) {
        List<String> arguments = new ArrayList<>(List.of("timings", "pull", "--repo=acme/image"));
        arguments.addAll(List.of(more));
        return session.run(arguments.toArray(String[]::new));
    }
}
