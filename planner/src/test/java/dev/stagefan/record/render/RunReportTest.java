package dev.stagefan.record.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.fleet.Settings;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.JobRecord.Machine;
import dev.stagefan.record.JobRecord.Outcome;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Reports of three jobs: {@code engine} and {@code parts} side by side, and {@code app} that merges them. */
class RunReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/record-render");
    private static final String DIGEST = "sha256:" + "1".repeat(64);
    private static final String OTHER_DIGEST = "sha256:" + "2".repeat(64);
    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");
    private static final String HOSTILE = "</details><img src=x>\n::error::x|`@a` \u202e \u001b[31m";

    @Test
    void aRunThatWentAsPlanned() throws Exception {
        check(
                "done.md",
                report(
                        plan(Map.of("engine", 40, "parts", 30, "app", 5)),
                        DIGEST,
                        List.of(
                                record("app", 2500, 2900, Outcome.SUCCEEDED, null),
                                record("engine", 10, 2450, Outcome.SUCCEEDED, null),
                                record("parts", 12, 1900, Outcome.SUCCEEDED, null))));
    }

    @Test
    void aRunInWhichOneJobFailedAndOneNeverRan() throws Exception {
        check(
                "failed.md",
                report(
                        plan(Map.of("engine", 40, "parts", 30, "app", 5)),
                        DIGEST,
                        List.of(
                                record("engine", 0, 300, Outcome.FAILED, "RUN make at line 3 ended with 2"),
                                record("parts", 0, 4000, Outcome.SUCCEEDED, null))));
    }

    @Test
    void withoutTimingsNothingIsPlanned() throws Exception {
        String report = report(plan(Map.of()), DIGEST, List.of(record("engine", 0, 300, Outcome.SUCCEEDED, null)));

        assertThat(report)
                .startsWith("### ❔ 1 of 3 jobs done in 5 min\n")
                .contains("| <code>engine</code> | ubuntu-24.04 | ✅ done | – | 5 min |");
    }

    @Test
    void withoutRecordsEveryJobIsMissing() throws Exception {
        String report = report(plan(Map.of()), DIGEST, List.of());

        assertThat(report)
                .contains(
                        "#### What left no record",
                        "- <code>engine</code>",
                        "- <code>parts</code>",
                        "- <code>app</code>")
                .doesNotContain("mermaid");
    }

    @Test
    void theLastOfSeveralAttemptsCounts() throws Exception {
        List<JobRecord> attempts = List.of(
                record("engine", 900, 1200, Outcome.SUCCEEDED, null),
                record("engine", 0, 600, Outcome.FAILED, "the registry did not answer"));
        String report = report(plan(Map.of("engine", 40, "parts", 30, "app", 5)), DIGEST, attempts);

        assertThat(report)
                .contains("<code>engine</code> | ubuntu-24.04 | ✅ done")
                .doesNotContain("did not answer");
    }

    @Test
    void recordsOfAnotherPlanCountForNothing() throws Exception {
        JobRecord stranger = with(OTHER_DIGEST, record("engine", 0, 300, Outcome.SUCCEEDED, null));
        String report = report(plan(Map.of()), DIGEST, List.of(stranger));

        assertThat(report)
                .contains("- <code>engine</code>: it did not run")
                .contains("1 record is of another plan and counts");
    }

    @Test
    void stagesOfUnknownDurationMakeABound() throws Exception {
        String report = report(plan(Map.of("engine", 40)), DIGEST, List.of());

        assertThat(report).contains("planned: at least ").contains("<code>parts</code>, <code>app</code>");
    }

    @Test
    void whatABuildSaysIsNothingButText() throws Exception {
        String report = report(plan(Map.of()), DIGEST, List.of(record("engine", 0, 300, Outcome.FAILED, HOSTILE)));

        assertThat(report).doesNotContain("<img", "\n::error", "`@a`", "\u202e", "\u001b");
    }

    @Test
    void jobsThatNeedNotRunAreReusedAndMissNothing() throws Exception {
        Plan plan = plan(Map.of("engine", 40, "parts", 30, "app", 5));
        List<JobRecord> records = List.of(record("app", 0, 400, Outcome.SUCCEEDED, null));

        check(
                "reused.md",
                RunReport.markdown(new ReportRequest(
                        plan, DIGEST, records, Set.of("app"), List.of("the plan is old | <b>anew</b>"))));
    }

    @Test
    void aJobThatRanIsNoReusedOneWhateverWasDecided() throws Exception {
        Plan plan = plan(Map.of());
        List<JobRecord> records = List.of(record("engine", 0, 300, Outcome.FAILED, null));

        assertThat(RunReport.markdown(new ReportRequest(plan, DIGEST, records, Set.of(), List.of())))
                .contains("<code>engine</code> | ubuntu-24.04 | ❌ failed");
    }

    @Test
    void aJobNearItsTimeoutIsWarnedOf() throws Exception {
        Plan plan = plan(Map.of("engine", 40, "parts", 30, "app", 5));
        ReportRequest request = ReportRequest.of(
                plan,
                DIGEST,
                List.of(
                        record("engine", 0, 3000, Outcome.SUCCEEDED, null),
                        record("parts", 0, 600, Outcome.SUCCEEDED, null)));

        assertThat(ReportWarnings.nearTimeout(request, 80))
                .singleElement()
                .asString()
                .matches("the job engine took 50 min, 8\\d % of its timeout of \\d+ min; plan anew .*");
        assertThat(ReportWarnings.nearTimeout(request, 95)).isEmpty();
    }

    private static String report(Plan plan, String digest, List<JobRecord> records) {
        return RunReport.markdown(ReportRequest.of(plan, digest, records));
    }

    private static Plan plan(Map<String, Integer> minutes) throws DockerfileException, PlanException {
        Map<String, StageTiming> stages = new LinkedHashMap<>();
        minutes.forEach((stage, time) -> stages.put(stage, StageTiming.of(Samples.of(time * 60.0))));
        BuildRequest request = new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());
        return Planner.plan(PlanRequest.of(
                "docker/Dockerfile",
                ".",
                GraphBuilder.build(DockerfileReader.read("""
                        FROM busybox AS engine
                        RUN make engine
                        FROM busybox AS parts
                        RUN make parts
                        FROM busybox AS app
                        RUN make app
                        COPY --from=engine /engine /engine
                        COPY --from=parts /parts /parts
                        """), request),
                new Timings(stages, Map.of(), Map.of()),
                Settings.DEFAULT));
    }

    private static JobRecord record(String job, long start, long end, Outcome outcome, @Nullable String failure) {
        List<BuildTrace.Step> steps = new ArrayList<>(List.of(
                new BuildTrace.Step("[internal] load build definition", Ending.COMPLETED, 0.0, 0.1),
                new BuildTrace.Step("[" + job + " 1/2] FROM busybox", Ending.CACHED, 0.1, null),
                new BuildTrace.Step("[" + job + " 2/2] RUN make", Ending.COMPLETED, 0.2, 1.0),
                new BuildTrace.Step("exporting to image", Ending.COMPLETED, 2.0, 1.0)));
        return new JobRecord(
                DIGEST,
                "8123-1",
                job,
                job.equals("app"),
                "ubuntu-24.04",
                new Machine("docker-container", "v0.33.1", "v0.37.2", 4),
                START.plusSeconds(start),
                START.plusSeconds(end),
                outcome,
                failure,
                List.of(
                        new BuildTrace("stage-0", START.plusSeconds(start), 10, false, 100L, null, steps),
                        new BuildTrace(
                                "stage-0", START.plusSeconds(start), 10, true, 2_400_000_000L, 70_000_000L, steps)),
                List.of(),
                null);
    }

    private static JobRecord with(String planDigest, JobRecord record) {
        return new JobRecord(
                planDigest,
                record.run(),
                record.job(),
                record.merge(),
                record.runner(),
                record.machine(),
                record.startedAt(),
                record.endedAt(),
                record.outcome(),
                record.failure(),
                record.builds(),
                record.products(),
                record.diskBytes());
    }

    private static void check(String name, String actual) throws IOException {
        Path file = GOLDEN.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual, StandardCharsets.UTF_8);
        }
        assertThat(actual).isEqualTo(Files.readString(file));
    }
}
