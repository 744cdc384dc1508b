package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.JobRecord;
import dev.stagefan.testbed.Image;
import dev.stagefan.testbed.ImageComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent's jobs, each a process on an engine of its own, make what a single build makes. */
@Tag("engine")
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgentJobsTest {
    private static final Path TRANSPORTS = Path.of("src/test/resources/transports");
    private static final List<String> ENTITLEMENTS = List.of("--allow=network.host", "--allow=security.insecure");

    private Bench bench;

    @BeforeAll
    void start() {
        bench = Bench.withoutAct();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    inherited-arg |
                    onbuild       |
                    unnamed       |
                    same-name     |
                    image-name    |
                    slices        |
                    whole-stages  |
                    secrets       |
                    entitlements  |
                    nested        | --context=. docker/app/Dockerfile
                    """)
    void jobsMakeTheImageOfASingleBuild(String name, String place) throws IOException {
        Path files = TRANSPORTS.resolve(name);
        List<String> where = place == null ? List.of() : List.of(place.split(" ", 0));
        try (AgentRun run = AgentRun.plan(bench, name, files, where)) {
            run.carryOut();

            assertThat(run.records()).hasSizeGreaterThan(2);
            assertNothingRanTwice(run.records());
            Image expected = bench.buildAtOnce(files, flags(where));
            Image actual = bench.image("test/" + name, "main");
            assertThat(ImageComparison.differences(expected, actual)).isEmpty();
            assertThat(ImageComparison.timeDifferences(expected, actual)).noneMatch(line -> line.startsWith("/dated/"));
        }
    }

    /** Each RUN of the Dockerfile belongs to one job. */
    private static void assertNothingRanTwice(List<JobRecord> records) {
        List<String> ran = records.stream()
                .flatMap(record -> record.builds().stream()
                        .flatMap(build -> build.steps().stream())
                        .filter(step ->
                                step.ending() == Ending.COMPLETED && step.name().contains("] RUN "))
                        .map(step -> step.name().replaceFirst("\\d+/\\d+", "")))
                .toList();
        assertThat(ran).isNotEmpty().doesNotHaveDuplicates();
    }

    /** The flags of {@code buildx build} for the same build. */
    private static List<String> flags(List<String> where) {
        List<String> flags = new ArrayList<>(ENTITLEMENTS);
        where.stream().filter(word -> word.endsWith("Dockerfile")).forEach(file -> flags.add("--file=" + file));
        return flags;
    }
}
