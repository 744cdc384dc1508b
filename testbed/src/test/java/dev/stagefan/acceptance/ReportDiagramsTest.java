package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.record.JobRecord;
import dev.stagefan.record.JobRecord.Machine;
import dev.stagefan.record.JobRecord.Outcome;
import dev.stagefan.record.RecordJson;
import dev.stagefan.testbed.Act;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mermaid draws the chart of {@code stagefan agent report}. */
@Tag("browser")
class ReportDiagramsTest {
    private static final Instant START = Instant.parse("2026-11-25T03:00:00Z");

    /** Stages whose names are words of Mermaid's own. */
    private static final String DOCKERFILE = """
            FROM busybox AS gantt
            RUN make gantt
            FROM busybox AS section
            RUN make section
            FROM busybox AS click
            RUN make click
            FROM busybox AS end
            COPY --from=gantt /a /a
            COPY --from=section /a /b
            COPY --from=click /a /c
            RUN true
            """;

    @TempDir
    private Path folder;

    @Test
    void mermaidDrawsItWhateverTheJobsAreCalled() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
        Files.writeString(
                folder.resolve("timings.yml"),
                "schema: stagefan/timings/v1\nstages: {gantt: 1h, section: 1h, click: 1h, end: 5m}\n");
        Stagefan.run(
                folder,
                List.of("generate", "-o=x.yml", "--agent", "--action=" + Act.OWN_ACTION, "--timings=timings.yml"));
        Path records = Files.createDirectory(folder.resolve("records"));
        String digest = Files.readAllLines(folder.resolve("x.yml")).stream()
                .filter(line -> line.startsWith("  PLAN_DIGEST: "))
                .findFirst()
                .orElseThrow()
                .substring("  PLAN_DIGEST: ".length());
        write(records, digest, "gantt", Outcome.SUCCEEDED);
        write(records, digest, "click", Outcome.FAILED);

        String needs = "{\"resolve\": {\"outputs\": {\"resolution\":"
                + " \"{\\\"jobs\\\": [\\\"gantt\\\", \\\"click\\\", \\\"end\\\"]}\"}}}";
        String report = Stagefan.run(
                folder, List.of("agent", "report", "--plan=x.plan.json", "--records=records", "--needs=" + needs));

        assertThat(Drawings.of(report, folder))
                .singleElement()
                .asString()
                .contains("gantt", "section", "click", "end", "planned, 1 h", "took, 2 h", "failed, 2 h")
                .contains("reused instead of, 1 h")
                .doesNotContain("Syntax error");
    }

    private static void write(Path records, String digest, String job, Outcome outcome) throws IOException {
        JobRecord record = new JobRecord(
                digest,
                "8123-1",
                job,
                false,
                "ubuntu-24.04",
                new Machine("docker-container", "v0.33.1", "v0.37.2", 4),
                START,
                START.plusSeconds(7200),
                outcome,
                outcome == Outcome.FAILED ? "RUN make click ended with 2" : null,
                List.of(),
                List.of(),
                null);
        Files.writeString(records.resolve(job + ".json"), RecordJson.write(record));
    }
}
