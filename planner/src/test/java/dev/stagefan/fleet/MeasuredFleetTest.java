package dev.stagefan.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.timings.RunnerTiming;
import dev.stagefan.timings.Samples;
import dev.stagefan.yaml.YamlException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasuredFleetTest {
    private static final Map<String, RunnerTiming> MEASURED =
            Map.of("ubuntu-24.04", new RunnerTiming(Samples.of(3, 5, 4), null, Samples.of(62e6), null));

    @Test
    void whatIsMeasuredTakesThePlaceOfWhatIsAssumed() {
        Runner runner = Fleet.GITHUB.measured(MEASURED).find("ubuntu-24.04").orElseThrow();

        assertThat(runner.queueSeconds()).isEqualTo(4);
        assertThat(runner.downBytesPerSecond()).isEqualTo(62e6);
        assertThat(runner.assumed()).containsExactly("set-up", "upload");
        assertThat(runner.source("queue")).isEqualTo("median of 3 samples");
        assertThat(runner.source("set-up")).isEqualTo("assumed");
        assertThat(runner.source("cores")).isEqualTo("given");
    }

    @Test
    void whatTheSettingsFileSaysGoesFirst() throws YamlException {
        Fleet fleet = SettingsReader.read("s.yml", "fleet: {runners: {ubuntu-24.04: {queue: 30s}}}")
                .fleet()
                .measured(MEASURED);
        Runner runner = fleet.find("ubuntu-24.04").orElseThrow();

        assertThat(runner.queueSeconds()).isEqualTo(30);
        assertThat(runner.source("queue")).isEqualTo("given");
        assertThat(runner.downBytesPerSecond()).isEqualTo(62e6);
        assertThat(fleet.find("ubuntu-22.04")).isEqualTo(Fleet.GITHUB.find("ubuntu-22.04"));
    }
}
