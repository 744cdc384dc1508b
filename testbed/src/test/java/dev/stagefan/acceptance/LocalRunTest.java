package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stagefan.testbed.Image;
import dev.stagefan.testbed.ImageComparison;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code stagefan run} on real engines that it starts itself, without Docker. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalRunTest {
    private static final List<String> SCALE = List.of("--build-arg=MINUTE=0.01", "--build-arg=MEGABYTE=1024");

    private Bench bench;

    @BeforeAll
    void start() {
        bench = Bench.withoutAct();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @Test
    void makesTheImageOfASingleBuild(@TempDir Path home) throws Exception {
        Path atom = Testbed.root().resolve("examples/atom");
        List<String> options = new ArrayList<>(List.of(
                "--runners=4",
                "--timings=timings.yml",
                "--registry=" + bench.images().address(),
                "--image=test/run"));
        options.addAll(SCALE);

        try (LocalRun run = LocalRun.start(bench, atom, home, "run", options)) {
            assertThat(run.await()).as(run.messages()).isZero();

            assertThat(run.messages())
                    .contains("starts 4 buildkitd of its own, because ")
                    .contains("base begins on ")
                    .contains("atom_image is done");
            JsonNode result = run.result();
            assertThat(result.path("outcome").asText()).isEqualTo("succeeded");
            assertThat(result.path("image").asText())
                    .isEqualTo(bench.images().address() + "/test/run:latest@"
                            + result.path("digest").asText());
            Image image = bench.image("test/run", result.path("digest").asText());
            assertThat(ImageComparison.differences(bench.buildAtOnce(atom, SCALE), image))
                    .isEmpty();
            run.awaitNothingLeft();
            assertThat(home.resolve("state/engines")).isEmptyDirectory();
            assertThat(home.resolve(".docker")).doesNotExist();
        }
    }

    @Test
    void aRunThatWasKilledGoesOnWithoutBuildingAgainWhatItPushed(@TempDir Path home, @TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM busybox AS base
                RUN echo base >/base
                FROM base AS quick
                RUN echo quick >/quick
                FROM base AS slow
                RUN sleep 20 && echo slow >/slow
                FROM base
                COPY --from=quick /quick /
                COPY --from=slow /slow /
                RUN cat /quick /slow >/both
                """);
        Map<String, String> before;
        try (LocalRun run = LocalRun.start(bench, folder, home, "killed", options())) {
            run.awaitMessage("quick is done").signal("KILL");
            run.await();
            before = records(home);
            run.awaitNothingLeft();
        }
        assertThat(before).containsKey("quick").doesNotContainKey("slow");

        try (LocalRun run = LocalRun.start(bench, folder, home, "resumed", options("--resume"))) {
            assertThat(run.await()).as(run.messages()).isZero();

            assertThat(run.messages())
                    .contains("goes on after ")
                    .doesNotContain("quick begins")
                    .contains("slow begins");
            Map<String, String> after = records(home);
            assertThat(after).containsAllEntriesOf(before);
            assertThat(outcomes(run.result())).containsEntry("quick", "resumed").containsEntry("slow", "succeeded");
        }
    }

    @Test
    void keepingGoingBuildsAllThatDoesNotNeedWhatFailed(@TempDir Path home, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM busybox AS bad
                RUN echo this compiler is broken && false
                FROM busybox AS good
                RUN echo good >/good
                FROM busybox
                COPY --from=bad /bad /
                COPY --from=good /good /
                RUN true
                """);

        try (LocalRun run = LocalRun.start(bench, folder, home, "run", options("--keep-going"))) {
            assertThat(run.await()).as(run.messages()).isEqualTo(1);

            assertThat(run.messages()).contains("bad | this compiler is broken").contains("Dockerfile:2");
            JsonNode result = run.result();
            assertThat(result.path("outcome").asText()).isEqualTo("failed");
            assertThat(outcomes(result))
                    .containsEntry("bad", "failed")
                    .containsEntry("good", "succeeded")
                    .containsValue("not-begun");
            run.awaitNothingLeft();
        }
    }

    @Test
    void ctrlCLeavesNothing(@TempDir Path home, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM busybox AS endless
                RUN sleep 1000
                FROM busybox
                COPY --from=endless /x /
                RUN true
                """);

        try (LocalRun run = LocalRun.start(bench, folder, home, "run", options())) {
            run.awaitMessage(" begins on ").signal("INT");

            assertThat(run.await()).as(run.messages()).isEqualTo(3);
            assertThat(run.messages()).contains("the run was ended; --resume goes on with it");
            assertThat(run.result().path("outcome").asText()).isEqualTo("cancelled");
            run.awaitNothingLeft();
        }
    }

    @Test
    void twoRunsDoNotShareAState(@TempDir Path home, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM busybox\nRUN sleep 1000\n");

        try (LocalRun first = LocalRun.start(bench, folder, home, "first", options())) {
            first.awaitMessage("starts ");
            try (LocalRun second = LocalRun.start(bench, folder, home, "second", options())) {
                assertThat(second.await()).isEqualTo(2);
                assertThat(second.messages()).contains("could not begin because another stagefan run uses ");
            }
            first.signal("TERM");
            first.await();
            first.awaitNothingLeft();
        }
    }

    private static List<String> options(String... more) {
        return Stream.concat(Stream.of("--runners=2"), Stream.of(more)).toList();
    }

    private static Map<String, String> outcomes(JsonNode result) {
        Map<String, String> outcomes = new TreeMap<>();
        result.path("jobs")
                .forEach(job -> outcomes.put(
                        job.path("job").asText(), job.path("outcome").asText()));
        return outcomes;
    }

    /** The records that are there, by job. */
    private static Map<String, String> records(Path home) throws IOException {
        Map<String, String> records = new TreeMap<>();
        try (Stream<Path> files = Files.list(home.resolve("state/records"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                records.put(String.valueOf(file.getFileName()).replace(".json", ""), Files.readString(file));
            }
        }
        return records;
    }
}
