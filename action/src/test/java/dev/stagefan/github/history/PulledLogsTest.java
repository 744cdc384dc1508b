package dev.stagefan.github.history;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static dev.stagefan.github.GitHubDouble.error;
import static dev.stagefan.github.GitHubDouble.job;
import static dev.stagefan.github.GitHubDouble.logPath;
import static dev.stagefan.github.GitHubDouble.run;
import static dev.stagefan.github.GitHubDouble.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.buildlog.Vertex;
import dev.stagefan.github.GitHubDouble;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulledLogsTest {
    private static final String DATED = """
            2026-11-20T02:00:41.1234567Z #7 [base 1/1] RUN make
            2026-11-20T02:19:42.1234567Z #7 DONE 1140.6s
            """;

    private final GitHubDouble github = new GitHubDouble();

    @TempDir
    Path temporary;

    @BeforeEach
    void twoJobsThatBuildAndOneThatDoesNot() {
        github.runs(run(11, 3, "2026-11-20T02:00:00Z"));
        github.jobs(
                11,
                built(101, "base"),
                built(102, "app"),
                job(
                        103,
                        "test",
                        "2026-11-20T02:00:01Z",
                        "2026-11-20T02:20:00Z",
                        step(1, "Set up job", "2026-11-20T02:00:09Z", "2026-11-20T02:00:11Z")));
        github.first(logPath(101), ok(DATED));
        github.first(logPath(102), ok(DATED.replaceAll("(?m)^\\S+ ", "")));
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void areThoseOfTheJobsThatBuild() {
        PullResult result = pull().run();

        assertThat(result.logs()).isEqualTo(2);
        assertThat(result.builds())
                .extracting(BuildLog::name)
                .containsExactly("run 3 of image.yml, job base", "run 3 of image.yml, job app");
        assertThat(result.builds()).extracting(BuildLog::runner).containsOnly("ubuntu-24.04");
        assertThat(result.builds())
                .extracting(BuildLog::startedAt)
                .containsExactly(Instant.parse("2026-11-20T02:00:41Z"), Instant.parse("2026-11-20T02:20:00Z"));
        assertThat(result.builds().get(0).vertices())
                .extracting(Vertex::seconds)
                .containsExactly(1140.6);
        assertThat(github.asked(logPath(103))).isZero();
    }

    @Test
    void areAskedForOnce() {
        PullResult first = pull().run();
        github.server().resetRequests();

        assertThat(pull().run().builds()).isEqualTo(first.builds());
        assertThat(github.asked()).as("repository, workflow, runs").isEqualTo(3);
    }

    @Test
    void thatHaveExpiredAreAskedForOnceAndThoseThatAreNotThereAgain() {
        github.server().resetScenarios();
        github.first(logPath(101), error(410, "Gone"), ok(DATED));
        github.first(logPath(102), error(404, "Not Found"), ok(DATED));

        PullResult first = pull().run();
        assertThat(first.stopped()).isNull();
        assertThat(first.logsGone()).isEqualTo(2);

        PullResult second = pull().run();
        assertThat(second.logsGone()).isEqualTo(1);
        assertThat(second.builds()).extracting(BuildLog::name).containsExactly("run 3 of image.yml, job app");
        assertThat(github.asked(logPath(101))).isEqualTo(1);
    }

    @Test
    void thatMayNotBeReadAreSaidOnceNotToBe() {
        github.first(logPath(101), error(403, "Must have admin rights to Repository."));
        Pull pull = pull();
        pull.token = null;
        PullResult result = pull.run();

        assertThat(result.stopped()).isNull();
        assertThat(result.jobs()).isEqualTo(3);
        assertThat(github.asked(logPath(102))).isZero();
        assertThat(pull.told)
                .filteredOn(line -> line.startsWith("note: "))
                .containsExactly(
                        "note: no log is read: could not GET " + logPath(101) + " because localhost answers 403"
                                + " Must have admin rights to Repository.; give a token in GITHUB_TOKEN");
    }

    private Pull pull() {
        return new Pull(github, temporary);
    }

    private static String built(long id, String name) {
        return job(
                id,
                name,
                "2026-11-20T02:00:01Z",
                "2026-11-20T02:20:00Z",
                step(1, "Set up job", "2026-11-20T02:00:09Z", "2026-11-20T02:00:11Z"),
                step(2, "Build and push " + name, "2026-11-20T02:00:40Z", "2026-11-20T02:19:50Z"));
    }
}
