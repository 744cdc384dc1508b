package dev.stagefan.timings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.yaml.YamlException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimingsReaderTest {
    @Test
    void readsDurationsSamplesAndSizes() throws YamlException {
        Timings timings = TimingsReader.read("timings.yml", """
                schema: stagefan/timings/v1
                stages:
                  base: 14m
                  Build_Mori:
                    duration: [44m, 1h5m, 90s]
                    cores: 2.5
                    image: 3.2 GB
                    slice: 40MiB
                  stage-3: [1.5s, 500ms]
                  sized: {image: 10 MB}
                images:
                  rocm/pytorch:latest: 18 GB
                """);

        assertThat(timings.stages()).containsOnlyKeys("base", "build_mori", "stage-3", "sized");
        assertThat(timings.stages().get("base")).isEqualTo(StageTiming.of(Samples.of(840)));
        assertThat(timings.stages().get("build_mori"))
                .isEqualTo(new StageTiming(Samples.of(90, 2640, 3900), 2.5, 3_200_000_000L, 40L << 20, List.of()));
        assertThat(timings.stages().get("stage-3")).isEqualTo(StageTiming.of(Samples.of(0.5, 1.5)));
        assertThat(timings.stages().get("sized")).isEqualTo(new StageTiming(null, null, 10_000_000L, null, List.of()));
        assertThat(timings.images()).isEqualTo(Map.of("rocm/pytorch:latest", 18_000_000_000L));
    }

    @Test
    void takesTheMiddleOfSeveralSamples() {
        assertThat(Samples.of(3, 1, 2).median()).isEqualTo(2);
        assertThat(Samples.of(4, 1, 2, 3).median()).isEqualTo(2.5);
        assertThat(Samples.of(4, 1, 2, 3).source()).isEqualTo("median of 4 samples");
        assertThat(Samples.of(4).source()).isEqualTo("given");
    }

    @Test
    void asksForTheSchema() {
        assertRefused("stages: {}", "t.yml:1:1: no schema; begin the file with schema: stagefan/timings/v1");
        assertRefused("schema: stagefan/timings/v2", "t.yml:1:9: unknown schema");
        assertRefused("", "t.yml:1:1: no schema");
    }

    @Test
    void refusesAMisspeltKeyAndSaysWhatWasMeant() {
        assertRefused("""
                schema: stagefan/timings/v1
                stages:
                  base: {durations: 14m}
                """, "t.yml:3:10: unknown key durations; did you mean duration?");
        assertRefused("""
                schema: stagefan/timings/v1
                stage: {}
                """, "t.yml:2:1: unknown key stage; did you mean stages?");
    }

    @Test
    void refusesWhatIsNoDurationOrSize() {
        assertRefused(withBase("fast"), "t.yml:3:9: the duration of base is no duration: fast; write it as 44m, 1h5m");
        assertRefused(withBase("12"), "t.yml:3:9: the duration of base is no duration: 12");
        assertRefused(withBase("-3m"), "is no duration: -3m");
        assertRefused(withBase("[]"), "t.yml:3:9: the duration of base has no samples");
        assertRefused(withBase("[1m, [2m]]"), "t.yml:3:14: the duration of base must be a plain value");
        assertRefused(withBase("{image: 3 parsecs}"), "t.yml:3:17: image of base is no size: 3 parsecs");
        assertRefused(withBase("{cores: 0}"), "cores of base must be more than 0");
    }

    @Test
    void refusesAStageThatIsNamedTwice() {
        assertRefused("""
                schema: stagefan/timings/v1
                stages:
                  base: 1m
                  Base: 2m
                """, "t.yml:4:3: stage base is repeated; stage names ignore case");
    }

    private static String withBase(String value) {
        return "schema: stagefan/timings/v1\nstages:\n  base: " + value + "\n";
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> TimingsReader.read("t.yml", text))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(message);
    }
}
