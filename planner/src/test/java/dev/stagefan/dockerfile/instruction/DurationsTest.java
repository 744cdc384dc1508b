package dev.stagefan.dockerfile.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "+0, 0",
        "-0, 0",
        "1ns, 1",
        "1us, 1000",
        "1\u00b5s, 1000",
        "1.5ms, 1500000",
        "1h2m3s, 3723000000000",
        ".5s, 500000000",
        "1.s, 1000000000",
        "-1s, -1000000000",
        "1s1s, 2000000000",
        "0.0000000000000000001h, 0",
        "1.99999999999999999999999s, 2000000000",
        "000000000000000000000001s, 1000000000",
        "9223372036854775807ns, 9223372036854775807",
        "-9223372036854775808ns, -9223372036854775808",
    })
    void readsDurations(String text, long nanoseconds) {
        assertThat(Durations.nanoseconds(text)).contains(nanoseconds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "1",
                "s",
                ".s",
                "1 s",
                "1d",
                "1s1",
                "1S",
                "--1s",
                "9223372036854775808ns",
                "-9223372036854775809ns",
                "2562048h",
                "9223372036854775807ns1ns",
            })
    void knowsWhatIsNoDuration(String text) {
        assertThat(Durations.nanoseconds(text)).isEmpty();
    }
}
