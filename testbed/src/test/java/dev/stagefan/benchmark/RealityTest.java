package dev.stagefan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagefan.benchmark.BuildLog.Step;
import dev.stagefan.testbed.Testbed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That what the benchmark compares is what it says it is. How near estimates are is in docs/benchmarks.md. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealityTest {
    private static final Path PAIR = Testbed.root().resolve("testbed/src/test/resources/reality/pair");

    private Workshop workshop;

    @BeforeAll
    void start() {
        workshop = Workshop.open();
    }

    @AfterAll
    void stop() {
        workshop.close();
    }

    @Test
    void stagesThatAreSideBySideOnOneRunnerTakeTurnsInASerialBuild() {
        List<Step> serial = workshop.build(PAIR, Way.SERIAL, List.of()).instructions("RUN");
        List<Step> oneRunner = workshop.build(PAIR, Way.ONE_RUNNER, List.of()).instructions("RUN");

        assertThat(serial).hasSize(2);
        assertThat(serial.get(0).isAtTheSameTimeAs(serial.get(1))).isFalse();
        assertThat(oneRunner).hasSize(2);
        assertThat(oneRunner.get(0).isAtTheSameTimeAs(oneRunner.get(1))).isTrue();
    }

    @Test
    void aForecastCountsPausesSideBySideOnceAndWhatIsAroundTheBuild() {
        String timings = """
                schema: stagefan/timings/v1
                stages:
                  left: {duration: 1s, cores: 0.01, image: 1 KB, slice: 1 KB}
                  right: {duration: 1s, cores: 0.01, image: 1 KB, slice: 1 KB}
                  stage-2: {image: 1 KB}
                images:
                  busybox:1.37: 1 KB
                """;
        try (Folder folder = Folder.of(PAIR, Work.PAUSE)) {
            Forecast forecast = Forecast.of(folder.path(), timings, 0.5);

            assertThat(forecast.seconds(Way.SERIAL)).isCloseTo(2.5, within(0.01));
            assertThat(forecast.seconds(Way.ONE_RUNNER)).isCloseTo(1.5, within(0.01));
        }
    }

    @Test
    void anExamplesTimingsAreScaledAndItsInstructionsCounted() {
        String timings = Example.of("atom").scaledTimings(Work.ONE_CORE, new Calibration(0, 0.01, 0.001, 0.1));

        // 65 minutes, two RUNs and a WORKDIR.
        assertThat(timings).contains("build_triton: {duration: 6.521s, image: 1 KB, slice: 1 KB, cores: 1}");
    }
}
