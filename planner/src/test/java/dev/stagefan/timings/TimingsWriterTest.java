package dev.stagefan.timings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.yaml.YamlException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimingsWriterTest {
    private static final int CASES = 3000;

    @Test
    void writesWhatAPersonWouldWrite() throws YamlException {
        String text = """
                schema: stagefan/timings/v1
                stages:
                  base: 14m
                  build_mori: [44m, 1h5m, 1h5m30s]
                  build_triton:
                    duration:
                      - 63m
                      - {took: 1h5m3.25s, at: 2026-11-23T03:12:00Z, from: nightly.log}
                      - {took: 1h2m, at: 2026-11-24T03:12:00Z, from: run 8123 of nightly.yml}
                    cores: 2.5
                    image: 3.2 GB
                    slice: 40 MB
                    instructions:
                      - instruction: RUN make -j8 && make install
                        duration: 48m
                      - instruction: "RUN <<EOF (set -e # stops, at once...)"
                        duration: {took: 0.1s, from: "a: b"}
                  sized:
                    image: 1234567 B
                images:
                  rocm/pytorch:latest: 18 GB
                runners:
                  ubuntu-24.04:
                    queue: [8s, 12s]
                    download: {speed: 62.5 MB/s, at: 2026-11-24T03:12:00Z, from: nightly.log}
                """.replace("63m", "1h3m").replace("1234567 B", "1.234567 MB");

        assertThat(TimingsWriter.write(TimingsReader.read("t.yml", text))).isEqualTo(text);
    }

    @Test
    void whatIsWrittenIsReadAsTheSame() throws YamlException {
        for (int seed = 0; seed < CASES; seed++) {
            Timings timings = new RandomTimings(new Random(seed)).timings();
            String text = TimingsWriter.write(timings);

            assertThat(TimingsReader.read("t.yml", text))
                    .as("seed %d%n%s", seed, text)
                    .isEqualTo(timings);
            assertThat(TimingsWriter.write(TimingsReader.read("t.yml", text))).isEqualTo(text);
        }
    }

    @Test
    void quotesWhatYamlWouldReadAsSomethingElse() throws YamlException {
        for (String name : List.of(
                "no",
                "On",
                "null",
                "~",
                "1.10",
                "1e3",
                "0x1f",
                "12:30:45",
                "2026-11-24",
                "-",
                "---",
                "...",
                ".inf",
                ".5",
                "=",
                "<<",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "&a",
                "*a",
                "!a",
                "%a",
                "@a",
                "`a",
                "{a",
                "[a",
                "a, b",
                "'a",
                "\"a\"",
                " a",
                "a ",
                "\ta",
                "a\nb",
                "\r",
                "\u0000",
                "\u0085",
                "\u2028",
                "\ufeff",
                "\ud83d\ude00",
                "\ud800",
                "é",
                "名前",
                "?",
                "? a",
                "| a",
                "> a",
                "a|b",
                "c".repeat(3000),
                ": ".repeat(700))) {
            Timings timings = new Timings(
                    Map.of(
                            "s",
                            new StageTiming(
                                    Samples.of(1),
                                    null,
                                    null,
                                    null,
                                    List.of(new InstructionTiming(
                                            name, new Samples(List.of(new Sample(2, Instant.EPOCH, name))))))),
                    Map.of(name, 3L),
                    Map.of(name, new RunnerTiming(Samples.of(4), null, null, null)));

            String text = TimingsWriter.write(timings);

            assertThat(TimingsReader.read("t.yml", text)).as(text).isEqualTo(timings);
        }
    }
}
