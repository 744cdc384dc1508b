package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        return new JobRecord(
                planDigest,
                "8123-1",
                "app",
                true,
                "ubuntu-24.04",
                new Machine("docker-container", "v0.33.1", "v0.37.2", 4),
                START,
                START.plusSeconds(300),
                Outcome.SUCCEEDED,
                null,
                List.of(),
                List.of(),
                null);
    }
}
