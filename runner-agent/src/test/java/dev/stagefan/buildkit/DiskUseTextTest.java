package dev.stagefan.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskUseTextTest {
    @ParameterizedTest
    @CsvSource({"0B, 0", "53.25kB, 53250", "5.09MB, 5090000", "1.5GB, 1500000000", "2TB, 2000000000000"})
    void theSumBelowTheTableIsRead(String shown, long bytes) {
        Call call = new Call(0, """
                ID                           RECLAIMABLE   SIZE      LAST ACCESSED
                m7ov743o4fk94kvwskr2yombz*   true          4.096kB   Less than a second ago
                Reclaimable:	1kB
                Total:		%s
                """.formatted(shown), "");

        assertThat(DiskUseText.total(call)).hasValue(bytes);
    }

    @Test
    void aBuilderThatDoesNotSayHasNone() {
        assertThat(DiskUseText.total(new Call(1, "Total:\t1kB\n", "ERROR: no builder")))
                .isEmpty();
        assertThat(DiskUseText.total(new Call(0, "", ""))).isEmpty();
    }
}
