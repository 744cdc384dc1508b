package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.ActRun;
import dev.stagefan.testbed.BuildRecord;
import dev.stagefan.testbed.Image;
import dev.stagefan.testbed.ImageComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small Dockerfiles, each with a reason why a stage cannot travel in just any way. */
@Tag("act")
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportsTest {
    private static final Path CASES = Path.of("src/test/resources/transports");
    private static final Path INHERITED_ARG = CASES.resolve("inherited-arg");

    private Bench bench;

    @BeforeAll
    void start() {
        bench = new Bench();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    inherited-arg | came from their caches  |
                    onbuild       | came from their caches  |
                    unnamed       | came from their caches  |
                    same-name     | came from their caches  |
                    image-name    | came from their caches  |
                    slices        | a slice of              |
                    whole-stages  | build-contexts          |
                    secrets       | secret-envs             |
                    entitlements  | security.insecure       |
                    nested        | docker/app/Dockerfile   | --context=. docker/app/Dockerfile
                    """)
    void aWorkflowMakesTheImageOfASingleBuild(String name, String needed, String place) throws IOException {
        Path files = CASES.resolve(name);
        List<String> where = place == null ? List.of() : List.of(place.split(" ", 0));
        List<String> options = new ArrayList<>(where);
        options.add(0, "--image=" + name);
        try (Act act = bench.repository(files, options)) {
            assertThat(Files.readString(act.folder().resolve(Act.WORKFLOW))).contains(needed);

            ActRun run = act.run().orFail();

            assertThat(run.results().values()).hasSizeGreaterThan(2).containsOnly("success");
            assertThat(run.ranTwice()).isEmpty();
        }
        Image expected = bench.buildAtOnce(files, flags(where));
        Image actual = bench.image("test/" + name, "main");
        assertThat(ImageComparison.differences(expected, actual)).isEmpty();
        assertThat(ImageComparison.timeDifferences(expected, actual)).noneMatch(line -> line.startsWith("/dated/"));
    }

    @Test
    void aSecondRunTakesEverythingFromItsCaches() {
        try (Act act = bench.repository(INHERITED_ARG, List.of("--image=second"))) {
            act.run().orFail();

            ActRun again = act.run().orFail();

            assertThat(again.builds())
                    .flatExtracting(BuildRecord::vertices)
                    .filteredOn(BuildRecord.Vertex::ran)
                    .isEmpty();
        }
    }

    @Test
    void aCacheThatVanishedBetweenTwoJobsFailsTheJobThatNeedsIt() {
        try (Act act = bench.repository(INHERITED_ARG, List.of("--image=vanished"))) {
            Path manifests = bench.images().manifestFolder("test/vanished");
            act.afterBuild("if [ \"$GITHUB_JOB\" = base ]; then rm -r '%s'; fi".formatted(manifests));

            ActRun run = act.run();

            assertThat(run.results())
                    .as(run.log())
                    .isEqualTo(Map.of("base", "success", "cone", "failure", "cup", "failure"));
            assertThat(run.log()).contains("Registry cache missed", "RUN echo \"base of vanilla\" >/base");
        }
    }

    @Test
    void aStageThatFailsStopsTheWorkflowUntilItIsMended() throws IOException {
        String dockerfile = Files.readString(INHERITED_ARG.resolve("Dockerfile"));
        try (Act act = bench.repository(INHERITED_ARG, List.of("--image=mended"))) {
            act.write("Dockerfile", dockerfile.replace("RUN echo \"cup", "RUN exit 3; echo \"cup"));

            ActRun broken = act.run();

            assertThat(broken.exitCode()).isNotZero();
            assertThat(broken.results()).containsEntry("cone", "success").containsEntry("cup", "failure");
            assertThat(broken.results()).hasSize(3);

            ActRun mended = act.write("Dockerfile", dockerfile).run().orFail();

            assertThat(mended.results()).hasSize(4);
            assertThat(mended.builds())
                    .flatExtracting(BuildRecord::vertices)
                    .filteredOn(BuildRecord.Vertex::ran)
                    .extracting(BuildRecord.Vertex::name)
                    .allMatch(name -> name.contains("RUN echo \"cup") || name.contains("RUN echo \"both"));
        }
    }

    /** The flags of {@code buildx build} for the same build. */
    private static List<String> flags(List<String> where) {
        List<String> flags = new ArrayList<>(List.of("--allow=network.host", "--allow=security.insecure"));
        where.stream().filter(word -> word.endsWith("Dockerfile")).forEach(file -> flags.add("--file=" + file));
        return flags;
    }
}
