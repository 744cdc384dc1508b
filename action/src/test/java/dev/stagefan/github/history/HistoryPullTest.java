package dev.stagefan.github.history;

import static dev.stagefan.github.GitHubDouble.error;
import static dev.stagefan.github.GitHubDouble.job;
import static dev.stagefan.github.GitHubDouble.jobsPath;
import static dev.stagefan.github.GitHubDouble.run;
import static dev.stagefan.github.GitHubDouble.runsPath;
import static dev.stagefan.github.GitHubDouble.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.stagefan.github.GitHubDouble;
import dev.stagefan.timings.RunnerTiming;
import dev.stagefan.timings.Sample;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.Timings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPullTest {
    private final GitHubDouble github = new GitHubDouble();

    @TempDir
    Path temporary;

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void makesQueueAndSetUpOfEachRunner() {
        github.runs(run(11, 3, "2026-11-20T02:00:00Z"));
        github.jobs(11, built(101, "base"));

        PullResult result = pull().run();

        Instant at = Instant.parse("2026-11-20T02:20:00Z");
        String from = "run 3 of image.yml, job base";
        assertThat(result.stopped()).isNull();
        RunnerTiming runner = runner(result);
        assertThat(all(runner.queue())).containsExactly(new Sample(8, at, from));
        assertThat(all(runner.setUp())).containsExactly(new Sample(31, at, from));
        assertThat(result.timings().runners()).hasSize(1);
    }

    @Test
    void readsAllPagesOfARunsJobs() {
        github.runs(run(11, 3, "2026-11-20T02:00:00Z"));
        github.pages(
                jobsPath(11),
                "jobs",
                IntStream.range(0, 3)
                        .mapToObj(page -> List.of(built(page * 2 + 1, "a" + page), built(page * 2 + 2, "b" + page)))
                        .toList());

        assertThat(pull().run().jobs()).isEqualTo(6);
        assertThat(github.asked(jobsPath(11))).isEqualTo(3);
    }

    @Test
    void aWorkflowThatNeverRanHasNothing() {
        github.runs();

        PullResult result = pull().run();

        assertThat(result.stopped()).isNull();
        assertThat(result.runs()).isZero();
        assertThat(result.timings()).isEqualTo(Timings.NONE);
    }

    @Test
    void aStatusOfTomorrowIsNoError() {
        github.runs(
                run(11, 3, "2026-11-20T02:00:00Z", 1, "main", "an_event_of_tomorrow", "completed", "\"pondering\""),
                run(12, 2, "2026-11-19T02:00:00Z", 1, "main", "push", "meditating", "null"));
        github.jobs(
                11, built(101, "base"), job(102, "b", 1, "pondering", "2026-11-20T02:00:00Z", "2026-11-20T02:00:00Z"));

        PullResult result = pull().run();

        assertThat(result.stopped()).isNull();
        assertThat(result.runs()).isEqualTo(1);
        assertThat(result.leftOut()).isEqualTo(Map.of("unknown", 1));
    }

    @Test
    void readsTheNewestRunsThatAreOverAndAskedFor() {
        github.runs(
                run(16, 7, "2026-11-20T02:00:00Z", 1, "main", "schedule", "in_progress", "null"),
                run(15, 6, "2026-11-19T02:00:00Z", 1, "main", "schedule", "completed", "\"failure\""),
                run(14, 5, "2026-11-18T02:00:00Z", 1, "topic", "schedule", "completed", "\"success\""),
                run(13, 4, "2026-11-17T02:00:00Z", 1, "main", "push", "completed", "\"success\""),
                run(12, 3, "2026-11-16T02:00:00Z", 1, "main", "schedule", "completed", "\"success\""),
                run(11, 2, "2026-11-15T02:00:00Z", 1, "main", "schedule", "completed", "\"success\""));
        List.of(11L, 12L, 13L, 14L, 15L).forEach(run -> github.jobs(run, built(run * 10, "base")));
        Pull pull = pull();
        pull.branch = "main";
        pull.event = "schedule";
        pull.since = Instant.parse("2026-11-16T00:00:00Z");

        assertThat(pull.run().runs()).isEqualTo(2);
        assertThat(github.asked(jobsPath(15))).isEqualTo(1);
        assertThat(github.asked(jobsPath(12))).isEqualTo(1);

        Pull newest = pull();
        newest.runs = 1;
        assertThat(newest.run().runs()).isEqualTo(1);
    }

    @Test
    void aRunThatIsDeletedMeanwhileIsLeftOut() {
        github.runs(run(12, 4, "2026-11-21T02:00:00Z"), run(11, 3, "2026-11-20T02:00:00Z"));
        github.jobs(11, built(101, "base"));
        Pull pull = pull();

        PullResult result = pull.run();

        assertThat(result.stopped()).isNull();
        assertThat(result.runs()).isEqualTo(1);
        assertThat(pull.told).contains("note: run 4 is left out: it was deleted meanwhile");
    }

    @Test
    void asksAgainForNothingThatItHasRead() {
        github.runs(
                run(13, 5, "2026-11-22T02:00:00Z"),
                run(12, 4, "2026-11-21T02:00:00Z"),
                run(11, 3, "2026-11-20T02:00:00Z"));
        List.of(11L, 12L, 13L).forEach(run -> github.jobs(run, built(run * 10, "base")));
        ResponseDefinitionBuilder broken = error(500, "Server Error");
        github.first(jobsPath(12), broken, broken, broken, broken, broken);

        PullResult killed = pull().run();
        assertThat(killed.stopped()).startsWith("could not GET " + jobsPath(12));
        assertThat(killed.runs()).isEqualTo(1);
        assertThat(all(runner(killed).queue())).hasSize(1);

        github.server().resetRequests();
        PullResult resumed = pull().run();
        assertThat(resumed.stopped()).isNull();
        assertThat(resumed.runs()).isEqualTo(3);
        assertThat(github.asked(jobsPath(13))).isZero();
        assertThat(github.asked())
                .as("repository, workflow, runs, two runs' jobs")
                .isEqualTo(5);

        github.server().resetRequests();
        PullResult again = pull().run();
        assertThat(again.timings()).isEqualTo(resumed.timings());
        assertThat(github.asked()).as("repository, workflow, runs").isEqualTo(3);
    }

    @Test
    void aRunThatWasRunAgainIsReadAgain() {
        github.runs(run(11, 3, "2026-11-20T02:00:00Z"));
        github.jobs(11, built(101, "base"));
        pull().run();
        github.runs(run(11, 3, "2026-11-20T02:00:00Z", 2, "main", "schedule", "completed", "\"success\""));
        github.jobs(
                11,
                built(101, "base"),
                job(
                        102,
                        "build",
                        2,
                        "success",
                        "2026-11-20T06:00:01Z",
                        "2026-11-20T06:20:00Z",
                        step(1, "Set up job", "2026-11-20T06:00:05Z", "2026-11-20T06:00:06Z")));

        assertThat(pull().run().jobs()).isEqualTo(2);
    }

    @Test
    void tellsHowItGoes() {
        github.runs(run(12, 4, "2026-11-21T02:00:00Z"), run(11, 3, "2026-11-20T02:00:00Z"));
        github.jobs(11, built(101, "base"));
        github.jobs(12, built(102, "base"));
        pull().run();
        Pull again = pull();
        github.runs(
                run(13, 5, "2026-11-22T02:00:00Z"),
                run(12, 4, "2026-11-21T02:00:00Z"),
                run(11, 3, "2026-11-20T02:00:00Z"));
        github.jobs(13, built(103, "base"));
        again.run();

        assertThat(again.told)
                .containsExactly(
                        "0/0 the list of runs",
                        "0/3 the jobs of run 5",
                        "1/3 read from GITHUB",
                        "2/3 read from CACHE",
                        "3/3 read from CACHE");
    }

    @Test
    void endsAtOnceWhenItIsCancelledWhileItWaits() {
        github.runs(run(12, 4, "2026-11-21T02:00:00Z"), run(11, 3, "2026-11-20T02:00:00Z"));
        github.jobs(12, built(102, "base"));
        github.first(jobsPath(11), error(429, "slower").withHeader("retry-after", "100"));
        Pull pull = pull();
        pull.cancelOnWait = true;

        PullResult result = pull.run();

        assertThat(result.stopped()).isEqualTo("could not read on because it was interrupted");
        assertThat(result.runs()).isEqualTo(1);
        assertThat(github.asked(jobsPath(11))).isEqualTo(1);
        assertThat(github.asked(runsPath())).isEqualTo(1);
    }

    private static RunnerTiming runner(PullResult result) {
        return Objects.requireNonNull(result.timings().runners().get("ubuntu-24.04"));
    }

    private static List<Sample> all(@Nullable Samples samples) {
        return Objects.requireNonNull(samples).all();
    }

    private Pull pull() {
        Pull pull = new Pull(github, temporary);
        pull.logs = HistoryPull.Logs.LEFT_OUT;
        return pull;
    }

    /** A job that waited 8 s for its runner, and was ready to build 31 s later. */
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
