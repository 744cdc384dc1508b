package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.ActRun;
import dev.stagefan.testbed.ImageComparison;
import dev.stagefan.testbed.Testbed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples' workflows, run with minutes scaled to hundredths of seconds. */
@Tag("act")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {
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
    @ValueSource(strings = {"atom", "beacon", "dynamo"})
    void anExamplesWorkflowMakesTheImageOfASingleBuild(String example) {
        Path files = Testbed.root().resolve("examples").resolve(example);
        List<String> request = List.of("--build-arg=MINUTE=0.01", "--build-arg=MEGABYTE=1024");
        List<String> options = Stream.concat(Stream.of("--timings=timings.yml"), request.stream())
                .toList();
        try (Act act = bench.repository(files, options)) {
            ActRun run = act.run().orFail();

            assertThat(run.results()).hasSizeGreaterThan(3);
            assertThat(run.summary()).contains("/test/widget:main");
            assertThat(run.ranTwice()).isEmpty();
        }
        assertThat(ImageComparison.differences(bench.buildAtOnce(files, new ArrayList<>(request)), bench.published()))
                .isEmpty();
    }
}
