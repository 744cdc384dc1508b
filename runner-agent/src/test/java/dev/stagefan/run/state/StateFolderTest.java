package dev.stagefan.run.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.plan.Plan;
import dev.stagefan.record.JobRecord;
import dev.stagefan.run.TestPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
    private static final Plan PLAN = TestPlan.of("base", "merge: base");
    private static final RunState STATE =
            new RunState(TestPlan.DIGEST, "stagefan/app", "sha256:a", "sha256:b", Map.of("busybox", "sha256:c"));

    @TempDir
    private Path temporary;

    @Test
    void whatOneRunKeptTheNextOneFinds() throws Exception {
        JobRecord record = TestPlan.record(PLAN, "base", TestPlan.DIGEST);
        try (StateFolder folder = open()) {
            folder.begin(List.of("merge", "base"), "{}", STATE);
            folder.keep(record);
        }

        try (StateFolder folder = open()) {
            assertThat(folder.state()).contains(STATE);
            assertThat(folder.record("base")).contains(record);
            assertThat(folder.record("merge")).isEmpty();
            assertThat(folder.path().resolve("plan.json")).hasContent("{}");
        }
    }

    @Test
    void twoRunsDoNotShareAFolder() throws Exception {
        try (StateFolder first = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StateException.class)
                    .hasMessage("could not begin because another stagefan run uses " + first.path()
                            + "; wait for it, or give this one a folder of its own with --state DIR");
        }
        open().close();
    }

    @Test
    void beginningForgetsTheRecordsOfTheJobsThatAreToBeDone() throws Exception {
        try (StateFolder folder = open()) {
            folder.keep(TestPlan.record(PLAN, "base", TestPlan.DIGEST));
            folder.keep(TestPlan.record(PLAN, "merge", TestPlan.DIGEST));

            folder.begin(List.of("merge"), "{}", STATE);

            assertThat(folder.record("base")).isPresent();
            assertThat(folder.record("merge")).isEmpty();
        }
    }

    @Test
    void clearingForgetsAll() throws Exception {
        try (StateFolder folder = open()) {
            folder.begin(List.of(), "{}", STATE);
            folder.keep(TestPlan.record(PLAN, "base", TestPlan.DIGEST));
            Files.createDirectories(folder.registry().resolve("docker/registry"));

            folder.clear();

            assertThat(folder.state()).isEmpty();
            assertThat(folder.record("base")).isEmpty();
            assertThat(folder.registry()).doesNotExist();
        }
    }

    @Test
    void aStateOfAnotherVersionIsNone() throws Exception {
        try (StateFolder folder = open()) {
            Files.writeString(folder.path().resolve("run.json"), "{\"schema\": \"stagefan/run-state/v2\"}");
            assertThat(folder.state()).isEmpty();

            Files.writeString(folder.path().resolve("run.json"), "{\"schema\": \"stagefan/run-state/v1\"}");
            assertThat(folder.state()).isEmpty();

            Files.writeString(folder.path().resolve("run.json"), "");
            assertThat(folder.state()).isEmpty();
        }
    }

    private StateFolder open() throws StateException {
        return StateFolder.open(temporary.resolve("deep/state"));
    }
}
