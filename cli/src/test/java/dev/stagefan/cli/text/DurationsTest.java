package dev.stagefan.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.4, 0 s",
        "119.4, 119 s",
        "119.6, 2 min",
        "120, 2 min",
        "3569, 59 min",
        "3570, 1 h",
        "3600, 1 h",
        "6420, 1 h 47 min",
        "90000, 25 h"
    })
    void areRoundedToWhatMatters(double seconds, String text) {
        assertThat(Durations.text(seconds)).isEqualTo(text);
    }
}
