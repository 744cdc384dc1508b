package dev.stagefan.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceExcerptTest {
    private static String render(String text, int line, int column) {
        return new DiagnosticRenderer("docker/Dockerfile", text)
                .render(Diagnostic.error("some-rule", "it is wrong", Position.of(line, column)));
    }

    private static String caretAt(String line, int column) {
        return render(line, 1, column)
                .lines()
                .skip(1)
                .reduce((a, b) -> a + "\n" + b)
                .orElseThrow();
    }

    @Test
    void showsTheLineWithACaretAndTheHelp() {
        String rendered = new DiagnosticRenderer("Dockerfile", "FROM a\r\n  RNU x\r\n")
                .render(Diagnostic.warning("some-rule", "it is odd", Position.of(2, 3))
                        .withHelp("mend it"));
        assertThat(rendered).isEqualTo("""
                        Dockerfile:2:3: warning: it is odd [some-rule]
                            RNU x
                            ^
                        help: mend it
                        """);
    }

    @Test
    void showsNoLineWhereThereIsNone() {
        String head = "docker/Dockerfile:3:1: error: it is wrong [some-rule]\n";
        assertThat(render("a\nb", 3, 1)).isEqualTo(head);
        assertThat(render("a\nb\n  \nc", 3, 1)).isEqualTo(head);
    }

    @Test
    void putsTheCaretBehindALineThatIsTooShort() {
        assertThat(caretAt("abc", 9)).isEqualTo("  abc\n     ^");
    }

    @Test
    void countsATabAsFourColumns() {
        assertThat(caretAt("\ta\tb", 4)).isEqualTo("      a    b\n           ^");
    }

    @Test
    void countsWideLettersAsTwoColumnsAndCombiningOnesAsNone() {
        assertThat(caretAt("日😀e\u0301x", 6)).isEqualTo("  日😀e\u0301x\n       ^");
    }

    @Test
    void showsNoControlCharactersAndNoByteOrderMark() {
        assertThat(caretAt("\ufeffa\u001b[31m b", 9)).isEqualTo("  a\ufffd[31m b\n         ^");
    }

    @Test
    void showsOfALongLineOnlyWhatIsAroundTheCaret() {
        assertThat(caretAt("a".repeat(100) + "X" + "b".repeat(100), 101))
                .isEqualTo("  …" + "a".repeat(60) + "X" + "b".repeat(59) + "…\n" + " ".repeat(63) + "^");
    }

    @Test
    void doesNotCutALetterInTwo() {
        assertThat(caretAt("😀".repeat(100), 101))
                .doesNotContain("?")
                .contains("…😀")
                .contains("😀…");
        assertThat(caretAt("a" + "😀".repeat(100), 102)).contains("…😀").contains("😀…");
    }
}
