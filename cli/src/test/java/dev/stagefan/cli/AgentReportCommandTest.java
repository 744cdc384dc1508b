package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.JobRecord.Machine;
import dev.stagefan.record.JobRecord.Outcome;
import dev.stagefan.record.RecordJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentReportCommandTest {
    private static final String OTHER = "sha256:" + "2".repeat(64);
    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");

    @TempDir
    Path folder;

    private Session session;

    @BeforeEach
    void plan() throws IOException {
        session = new Session(folder);
        Files.writeString(folder.resolve("Dockerfile"), "FROM busybox AS app\nRUN make\n");
        session.run("plan", "--format", "json", "-o", "app.plan.json");
        Files.createDirectories(folder.resolve("records/app-record-app-1"));
    }

    @Test
    void saysWhatTheJobsDid() throws Exception {
        Files.writeString(folder.resolve("records/app-record-app-1/record.json"), RecordJson.write(record(digest())));
        Session.Outcome outcome = report();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .startsWith("### ✅ 1 job done in 5 min\n")
                .contains("| <code>app</code> | ubuntu-24.04 | ✅ done | – | 5 min |");
    }

    @Test
    void namesJobsWithoutARecord() {
        assertThat(report().out()).contains("#### What left no record\n\n- <code>app</code>");
    }

    @Test
    void aBrokenRecordKeepsNothingElseFromBeingSaid() throws Exception {
        Files.writeString(folder.resolve("records/app-record-app-1/record.json"), RecordJson.write(record(digest())));
        Files.writeString(folder.resolve("records/broken.json"), "{\"schema\": \"\u001b[31m");
        Session.Outcome outcome = report();

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .startsWith("stagefan: warning: broken.json: could not read the record because")
                .doesNotContain("\u001b");
        assertThat(outcome.out()).contains("✅ done");
    }

    @Test
    void refusesAnotherPlanThanTheWorkflowWasGeneratedWith() {
        Session.Outcome outcome = report("--plan-digest=sha256:" + "0".repeat(64));

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("stagefan: could not use the plan app.plan.json because its digest is sha256:")
                .endsWith("; write both again with stagefan generate\n");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void takesThePlanThatTheWorkflowWasGeneratedWith() throws Exception {
        assertThat(report("--plan-digest=" + digest()).exitCode()).isZero();
    }

    @Test
    void saysWhyItCannotReadAFolder() {
        Session.Outcome outcome = session.run("agent", "report", "--plan=app.plan.json", "--records=nowhere");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("stagefan: could not read the records in nowhere because there is no such file\n");
    }

    @Test
    void aJobThatNeedNotRunIsReused() {
        String needs = "{\"resolve\": {\"result\": \"success\", \"outputs\": {\"resolution\":"
                + " \"{\\\"schema\\\": \\\"stagefan/resolution/v1\\\", \\\"jobs\\\": []}\"}}, \"app\": {\"result\": \"skipped\"}}";
        Session.Outcome outcome = report("--needs=" + needs);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("♻️ reused").doesNotContain("What left no record");
    }

    @Test
    void needsWithoutADecisionSayNothing() {
        String needs = "{\"app\": {\"result\": \"success\", \"outputs\": {\"stage-0\": \"sha256:1\"}}}";

        assertThat(report("--needs=" + needs).out()).contains("#### What left no record");
        assertThat(report("--needs=").out()).contains("#### What left no record");
        assertThat(report("--needs={\"resolve\": {\"outputs\": {\"resolution\": \"${{ steps.x }}\"}}, \"x\": {}}")
                        .out())
                .contains("#### What left no record");
        assertThat(report("--needs={").err())
                .startsWith("stagefan: could not read --needs because it is no JSON (")
                .endsWith("; give it toJSON(needs)\n");
    }

    @Test
    void warnsOfAJobNearItsTimeout() throws Exception {
        Files.writeString(folder.resolve("records/record.json"), RecordJson.write(record(digest(), 330 * 60, "app")));
        Session.Outcome outcome = report();

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .startsWith("stagefan: warning: the job app took 5 h 30 min, 92 % of its timeout of 360 min; ");
        assertThat(outcome.out()).contains("#### Warnings\n\n- the job app took 5 h 30 min, 92 % of its timeout");
        assertThat(report("--warn-near=95").out()).doesNotContain("Warnings");
        assertThat(report("--warn-near=much").exitCode()).isEqualTo(2);
    }

    @Test
    void onGitHubAWarningIsAnAnnotation() throws Exception {
        Files.writeString(folder.resolve("records/record.json"), RecordJson.write(record(digest(), 330 * 60, "app")));
        session.with("GITHUB_ACTIONS", "true");

        assertThat(report().err())
                .startsWith(
                        "::warning title=stagefan::the job app took 5 h 30 min, 92 %25 of its timeout of 360 min; ");
    }

    @Test
    void whatTheRecordsShowIsAddedToTheHistory() throws Exception {
        Files.writeString(folder.resolve("records/one.json"), RecordJson.write(record(digest(), 300, "app")));
        Files.writeString(folder.resolve("records/other.json"), RecordJson.write(record(OTHER, 300, "app")));
        Session.Outcome outcome = report("--history=file:kept/history.yml");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(Files.readString(folder.resolve("kept/history.yml"))).isEqualTo("""
                schema: stagefan/timings/v1
                stages:
                  app:
                    duration: {took: 4m, at: 2026-11-25T03:00:00Z, from: job app of run 8123-1}
                    instructions:
                      - instruction: RUN make
                        duration: {took: 4m, at: 2026-11-25T03:00:00Z, from: job app of run 8123-1}
                """);
        Session.Outcome shown = session.run("timings", "history", "file:kept/history.yml");
        assertThat(shown.out()).isEqualTo(Files.readString(folder.resolve("kept/history.yml")));
    }

    @Test
    void aStepThatWasCachedIsNoSample() throws Exception {
        JobRecord ran = record(digest(), 300, "app");
        JobRecord cached = with(
                ran,
                List.of(new BuildTrace(
                        "image",
                        START,
                        2,
                        true,
                        null,
                        null,
                        List.of(new Step("[app 2/2] RUN make", Ending.CACHED, 0.1, null)))));
        Files.writeString(folder.resolve("records/one.json"), RecordJson.write(cached));
        Session.Outcome outcome = report("--history=file:history.yml");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(folder.resolve("history.yml")).doesNotExist();
    }

    @Test
    void aBrokenHistoryIsLeftAsItIsAndTheReportIsWrittenAllTheSame() throws Exception {
        Files.writeString(folder.resolve("records/one.json"), RecordJson.write(record(digest(), 300, "app")));
        Files.writeString(folder.resolve("history.yml"), "schema: x\n");
        Session.Outcome outcome = report("--history=file:history.yml");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).contains("✅ done", "#### Warnings", "it is no timings file");
        assertThat(outcome.err()).contains("it is left as it is: repair or remove it, or name another one");
        assertThat(Files.readString(folder.resolve("history.yml"))).isEqualTo("schema: x\n");
        assertThat(session.run("timings", "history", "file:history.yml").exitCode())
                .isEqualTo(3);
    }

    @Test
    void aPlanThatHasBecomeWorseIsWarnedOfWithBothNumbers() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM busybox AS engine
                RUN make engine
                FROM busybox AS parts
                RUN make parts
                FROM busybox AS app
                COPY --from=engine /engine /engine
                COPY --from=parts /parts /parts
                RUN make app
                """);
        // Planned when all of it was short, so that it is one job.
        Files.writeString(
                folder.resolve("then.yml"),
                "schema: stagefan/timings/v1\nstages: {engine: 20s, parts: 20s, app: 5s}\n");
        Session.Outcome planned = session.run("plan", "--timings=then.yml", "--format=json", "-o", "app.plan.json");
        assertThat(planned.exitCode()).as(planned.err()).isZero();
        Files.writeString(
                folder.resolve("history.yml"),
                "schema: stagefan/timings/v1\nstages: {engine: 50m, parts: 50m, app: 1m}\n");
        Session.Outcome outcome = report("--history=file:history.yml");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err())
                .matches("(?s)stagefan: warning: the plan is \\d+ % slower than one that is made with the history's"
                        + " timings: 1 h \\d+ min against \\d+ min \\(medians of one simulation\\); plan anew .*");
        assertThat(outcome.out()).contains("#### Warnings\n\n- the plan is ");
        assertThat(report("--history=file:history.yml", "--warn-worse=1000").out())
                .doesNotContain("Warnings");
    }

    @Test
    void anUnknownDockerfileIsNoReasonToFail() throws Exception {
        Files.delete(folder.resolve("Dockerfile"));
        Files.writeString(folder.resolve("records/one.json"), RecordJson.write(record(digest(), 300, "app")));
        Session.Outcome outcome = report("--history=file:history.yml");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err())
                .contains(
                        "note: Dockerfile is not here, so that the plan is not held against one of now; check it out");
        assertThat(folder.resolve("history.yml")).exists();
    }

    @Test
    void refusesAHistoryThatIsNone() {
        Session.Outcome outcome = report("--history=s3:bucket");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("it does not begin with oci:, branch: or file:");
    }

    private Session.Outcome report(String... more) {
        return session.run(Stream.concat(
                        Stream.of("agent", "report", "--plan=app.plan.json", "--records=records"), Stream.of(more))
                .toArray(String[]::new));
    }

    private String digest() throws Exception {
        byte[] plan = Files.readAllBytes(folder.resolve("app.plan.json"));
        return "sha256:"
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plan));
    }

    private static JobRecord record(String planDigest) {
        return record(planDigest, 300, "app");
    }

    private static JobRecord with(JobRecord record, List<BuildTrace> builds) {
        return new JobRecord(
                record.planDigest(),
                record.run(),
                record.job(),
                record.merge(),
                record.runner(),
                record.machine(),
                record.startedAt(),
                record.endedAt(),
                record.outcome(),
                record.failure(),
                builds,
                record.products(),
                record.diskBytes());
    }

    private static JobRecord record(String planDigest, long seconds, String job) {
        return new JobRecord(
                planDigest,
                "8123-1",
                job,
                true,
                "ubuntu-24.04",
                new Machine("docker-container", "v0.33.1", "v0.37.2", 4),
                START,
                START.plusSeconds(seconds),
                Outcome.SUCCEEDED,
                null,
                List.of(new BuildTrace(
                        "image",
                        START,
                        290,
                        true,
                        null,
                        null,
                        List.of(new Step("[app 2/2] RUN make", Ending.COMPLETED, 1.0, 240.0)))),
                List.of(),
                null);
    }
}
