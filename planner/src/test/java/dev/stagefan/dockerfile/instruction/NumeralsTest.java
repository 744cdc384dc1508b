package dev.stagefan.dockerfile.instruction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1b, 1",
        "1k, 1024",
        "1K, 1024",
        "1kB, 1024",
        "1KiB, 1024",
        "1.5g, 1610612736",
        "2 m, 2097152",
        "' ', -1",
        ".5k, 512",
        "1., 1",
        "1e3, 1000",
        "1_000, 1000",
        "0x1p4k, 16384",
        "0x_1_0p0, 16",
        "1t, 1099511627776",
        "1p, 1125899906842624",
        "9999999999p, -9223372036854775808",
        "'inf ', -9223372036854775808",
    })
    void readsSizes(String text, long bytes) {
        assertThat(Numerals.size(text).orElse(-1L)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "k", "big", "1kk", "1bb", "1kbi", "-1", "1.2.3", "1  k", "1e400", "1_", "_1", "1__0", "0x1", "1ek"
            })
    void knowsWhatIsNoSize(String text) {
        assertThat(Numerals.size(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,true", "t,true", "TRUE,true", "True,true", "0,false", "F,false", "false,false"})
    void readsTruth(String text, boolean truth) {
        assertThat(Numerals.truth(text)).contains(truth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "tRUE", "on", "2"})
    void knowsWhatIsNeitherTrueNorFalse(String text) {
        assertThat(Numerals.truth(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 0", "007, 8, 7", "4294967295, 10, 4294967295", "37777777777, 8, 4294967295"})
    void readsUnsignedNumbers(String text, int radix, long value) {
        assertThat(Numerals.unsigned(text, radix)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+1", "-1", "8", "0o7", "40000000000", "１", "1 "})
    void knowsWhatIsNoOctalNumberOf32Bits(String text) {
        assertThat(Numerals.unsigned(text, 8)).isEmpty();
    }
}
