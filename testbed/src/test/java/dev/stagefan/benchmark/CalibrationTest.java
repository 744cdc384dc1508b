package dev.stagefan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private final List<String> lines = new ArrayList<>(List.of("#0 building", "{\"vertexes\":[]}"));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatAnInstructionTakesIsTheTimeUntilTheNextOneStarts() {
        vertex("[1/5] FROM docker.io/library/busybox:1.37", 70, 30);
        vertex("[2/5] COPY tools/ /usr/local/bin/", 10, 5);
        vertex("[3/5] RUN minutes 0 && touch /1", 60, 20);
        vertex("[4/5] RUN minutes 10 && touch /2", 1060, 20);
        vertex("[5/5] RUN minutes 10 && touch /3", 1060, 500);
        vertex("exporting to image", 200, 0);

        Calibration calibration = Calibration.of(BuildLog.of(3, String.join("\n", lines)));

        assertThat(calibration.fileSeconds()).isCloseTo(0.015, within(1e-9));
        assertThat(calibration.runSeconds()).isCloseTo(0.080, within(1e-9));
        assertThat(calibration.minuteSeconds()).isCloseTo(0.1, within(1e-9));
        assertThat(calibration.aroundSeconds()).isCloseTo(3 - 2.235, within(1e-9));
    }

    private void vertex(String name, int milliseconds, int until) {
        Instant end = now.plusMillis(milliseconds);
        lines.add("""
                {"vertexes":[{"digest":"%1$s","name":"%1$s","started":"%2$s","completed":"%3$s"}]}""".formatted(name, now, end));
        now = end.plusMillis(until);
    }
}
