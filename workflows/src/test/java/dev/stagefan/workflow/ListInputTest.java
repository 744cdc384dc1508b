package dev.stagefan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListInputTest {
    @ParameterizedTest
    @ValueSource(strings = {"CUDA=12.4", "FLAGS=-O2, -g", "NAME=it's", "type=raw,value=x"})
    void leavesAsItIsWhatTheActionsReadAsItIs(String item) {
        assertThat(ListInput.item(item).source()).isEqualTo(item);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=say \"hi\", \"you\" | \"A=say \"\"hi\"\", \"\"you\"\"\"",
                "# no comment | \"# no comment\"",
                "\"quoted\" | \"\"\"quoted\"\"\""
            })
    void quotesARecordInWhichAQuoteOrAHashWouldBeLost(String item, String record) {
        assertThat(ListInput.item(item).source()).isEqualTo(record);
    }

    @Test
    void keepsALineBreakInsideItsItem() {
        assertThat(ListInput.item("A=1\nB=2").source()).isEqualTo("\"A=1\nB=2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\n", "\ta", "a\u00a0", "\ufeffa", "a\u2003"})
    void knowsWhatTrimmingWouldChange(String item) {
        assertThat(ListInput.survives(item)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", "A=", "a\nb", "é"})
    void knowsWhatTrimmingLeaves(String item) {
        assertThat(ListInput.survives(item)).isTrue();
    }
}
