package dev.stagefan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagefan.benchmark.BuildLog.Step;
import dev.stagefan.testbed.Testbed;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        StageTiming pause = new StageTiming(Samples.of(1), 0.01, 0L, 0L, List.of());
        StageTiming nothing = new StageTiming(null, null, 0L, 0L, List.of());
        Timings timings = new Timings(
                Map.of("left", pause, "right", pause, "stage-2", nothing), Map.of("busybox:1.37", 0L), Map.of());

        Forecast forecast = Forecast.of(Example.of(PAIR, timings), timings, 0.5);

        assertThat(forecast.seconds(Way.SERIAL)).isCloseTo(2.5, within(0.1));
        assertThat(forecast.seconds(Way.ONE_RUNNER)).isCloseTo(1.5, within(0.1));
    }

    @Test
    void anEarlierBuildsLogGivesWhatAForecastNeeds() {
        Example pair = Example.of(PAIR, Timings.NONE);
        Timings timings = pair.imported(Work.PAUSE, workshop.build(PAIR, Way.ONE_RUNNER, List.of()));

        Forecast forecast = Forecast.of(pair, timings, 0);

        assertThat(timings.stages().values()).extracting(StageTiming::duration).doesNotContainNull();
        assertThat(forecast.seconds(Way.SERIAL)).isGreaterThan(forecast.seconds(Way.ONE_RUNNER));
    }

    @Test
    void anExamplesTimingsAreScaledAndItsInstructionsCounted() {
        Timings timings = Example.of("atom").scaled(Work.ONE_CORE, new Calibration(0, 0.01, 0.001, 0.1));

        // 65 minutes, two RUNs and a WORKDIR.
        assertThat(timings.stages().get("build_triton"))
                .isEqualTo(new StageTiming(Samples.of(6.521), 1.0, 0L, 0L, List.of()));
    }
}
