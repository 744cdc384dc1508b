package dev.stagefan.estimate.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0.9,9 in 10 runs",
        "0.95,19 in 20 runs",
        "0.5,1 in 2 runs",
        "0.87,87 in 100 runs",
        "0.999,99.9 % of runs",
        "1,all runs"
    })
    void aConfidenceIsAShareOfRuns(double confidence, String words) {
        assertThat(Amounts.runs(confidence)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0,none", "0.001,< 1 %", "0.124,12 %", "0.999,> 99 %", "1,all"})
    void whatNoRunDidIsNone(double share, String words) {
        assertThat(Amounts.shortShare(share)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"10800,10800", "0.12345,0.123", "100,100", "0,0", "59.9996,60"})
    void exactSecondsHaveNoNeedlessZerosAndNoExponent(double seconds, String written) {
        assertThat(Amounts.exactSeconds(seconds).toPlainString()).isEqualTo(written);
    }
}
