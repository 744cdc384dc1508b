package dev.stagefan.dockerfile.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.text.ShellSplitter.Escapes;
import dev.stagefan.dockerfile.text.ShellSplitter.Quotes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellSplitterTest {
    private static @Nullable List<String> split(String text, Quotes quotes, Escapes escapes) {
        List<Word> words = ShellSplitter.words(ByteText.of(text), quotes, escapes);
        return words == null ? null : Statement.texts(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "a  b;a|b",
                "a\u00a0b;a|b",
                "'a b'c \"d e\";'a b'c|\"d e\"",
                "a\\ b;a\\ b",
                "\"a\\\"b c\";\"a\\\"b c\"",
                "\"a\\x\";\"a\\\\x\"",
                "<< A;<< A",
                "a<<B;a<<B",
                "$x $1a $@b $;$x|$1a|$@b|$",
                "${x} ${x:-y z};${x}|${x:-y|z}",
                "${x/a/b c} ${x//a/b};${x/a/b|c}|${x/a/b}",
                "${x#a\\}b};${x#a\\}b}",
                "${x:-a\\}b};${x:-a}b}",
                "${a:-${b:+'c d'}};${a:-${b:+'c|d'}}",
                "a${x:-y}b;${x:-y}b",
                "\"a${x:-y}b\";\"a${x:-y}b\"",
                "<<a\"b${x:-y}\";\"b${x:-y}\"",
            })
    void keepsWhatItIsToldToKeep(String text, String words) {
        assertThat(split(text, Quotes.KEPT, Escapes.KEPT)).containsExactly(words.split("\\|", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {"'a b'c;a bc", "a\\'b;a'b", "\"a\\\"b\\x\";a\"b\\x", "a\\\\;a\\", "'' \"\" b;b"})
    void removesQuotesAndEscapes(String text, String words) {
        assertThat(split(text, Quotes.REMOVED, Escapes.REMOVED)).containsExactly(words.split("\\|", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "it's",
                "\"a",
                "${",
                "${}",
                "${{a}}",
                "${:-x}",
                "${x",
                "${x:-y",
                "${x!y}",
                "${x:#y}",
                "${x:%y}",
                "${x/a",
                "${x/a/b",
                "${x:",
                "\"${x\"",
                "${x:-'y}",
                "${x y}"
            })
    void answersNothingForWhatAShellWouldNotTake(String text) {
        assertThat(split(text, Quotes.KEPT, Escapes.KEPT)).isNull();
    }

    @Test
    void passesOverAByteOrderMarkAtTheBeginning() {
        assertThat(split("\ufeffa \ufeffb", Quotes.KEPT, Escapes.KEPT)).containsExactly("a", "\ufeffb");
    }

    @Test
    void saysWhereAWordBegins() {
        assertThat(ShellSplitter.words("a  'b c'd\\ e", Quotes.KEPT, Escapes.KEPT))
                .extracting(Word::offset)
                .containsExactly(0, 3);
    }

    @Test
    void doesNotMindHowDeepSubstitutionsNest() {
        String nested = "${a:-".repeat(100_000) + "}".repeat(100_000);
        assertThat(split(nested, Quotes.KEPT, Escapes.KEPT)).containsExactly(nested);
    }
}
