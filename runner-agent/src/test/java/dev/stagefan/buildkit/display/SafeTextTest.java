package dev.stagefan.buildkit.display;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ESC[31mredESC[0m                 | red
            ESC[38;2;1;2;3mx                 | x
            ESC]0;titleBELx                  | x
            ESC]8;;http://aESC\\linkESC]8;;ESC\\ | link
            ESC(Bx                           | x
            ESCcx                            | x
            ESC]0;never ended                | REP]0;never ended
            ESC[                             | REP[
            aBELb                            | aREPb
            """)
    void sequencesGoAndWhatCommandsIsReplaced(String text, String shown) {
        assertThat(SafeText.line(text.replace("ESC", "\u001b").replace("BEL", "\u0007")))
                .isEqualTo(shown.replace("REP", "\ufffd"));
    }

    @Test
    void theDirectionOfTextCannotBeTurned() {
        assertThat(SafeText.line("a\u202eb\u2066c\u200fd")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
        assertThat(SafeText.line("\u009b31mred\u009d0;t\u009cx")).isEqualTo("redx");
    }

    @Test
    void aLineFitsItsColumns() {
        assertThat(SafeText.fit("abcdef", 6)).isEqualTo("abcdef");
        assertThat(SafeText.fit("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(SafeText.fit("日本語", 6)).isEqualTo("日本語");
        assertThat(SafeText.fit("日本語x", 6)).isEqualTo("日本…");
        assertThat(SafeText.fit("a" + "\u0301".repeat(1000), 6)).hasSizeLessThan(40);
        assertThat(SafeText.fit("", 0)).isEmpty();
    }

    @Test
    void aCutDoesNotSplitACharacter() {
        assertThat(SafeText.cut("ab😀cd", 4)).isEqualTo("ab…");
        assertThat(SafeText.cut("abcd", 4)).isEqualTo("abcd");
    }
}
