package dev.stagefan.expansion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.expansion.ExpansionRules.Escapes;
import dev.stagefan.expansion.ExpansionRules.Quotes;
import dev.stagefan.expansion.ExpansionRules.Unset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExpansionTest {
    private static final ExpansionRules WORDS = ExpansionRules.forWords('\\');
    private static final Variables VARIABLES = Variables.of(Map.of(
            "X", "value",
            "EMPTY", "",
            "FILE", "foo/bar/baz.tar.gz",
            "LINES", "ab\ncd",
            "REF", "$0-$1-$$",
            "GLOB", "a*b?c"));

    @ParameterizedTest(name = "{0} becomes {1}")
    @MethodSource("table")
    void expandsAsTheTableSays(String word, String expected) throws ExpansionException {
        if (expected.equals("!")) {
            assertThatThrownBy(() -> Expansion.of(word, WORDS, VARIABLES)).isInstanceOf(ExpansionException.class);
        } else {
            assertThat(Expansion.of(word, WORDS, VARIABLES).text()).isEqualTo(expected.replace('⏎', '\n'));
        }
    }

    static Stream<Arguments> table() {
        try (InputStream table =
                Objects.requireNonNull(ExpansionTest.class.getResourceAsStream("expansion.table"), "expansion.table")) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ExpansionTest::row)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arguments row(String line) {
        int bar = line.lastIndexOf('|');
        return Arguments.of(
                line.substring(0, bar).stripTrailing(), line.substring(bar + 1).strip());
    }

    @Test
    void saysWhatADemandedVariableIsFor() {
        assertThatThrownBy(() -> Expansion.of("${U:?set it to $X}", WORDS, VARIABLES))
                .hasMessage("U: set it to value");
        assertThatThrownBy(() -> Expansion.of("${EMPTY:?}", WORDS, VARIABLES))
                .hasMessage("EMPTY: is not allowed to be empty");
    }

    @Test
    void tellsWhichVariablesWereUsedAndWhichAreUnset() throws ExpansionException {
        Expansion expansion = Expansion.of("$X '$Y' ${U:-$EMPTY} $X", WORDS, VARIABLES);

        assertThat(expansion.used()).containsExactly("X", "EMPTY");
        assertThat(expansion.unset()).containsExactly("U");
    }

    @Test
    void usesTheEscapeCharacterOfTheFile() throws ExpansionException {
        assertThat(Expansion.of("`$X\\$X", ExpansionRules.forWords('`'), VARIABLES)
                        .text())
                .isEqualTo("$X\\value");
    }

    @Test
    void leavesQuotesInHeredocBodies() throws ExpansionException {
        assertThat(Expansion.of("it's \"$X\" \\$X", ExpansionRules.forHeredocBodies(), VARIABLES)
                        .text())
                .isEqualTo("it's \"value\" $X");
    }

    @Test
    void keepsWhatItIsToldToKeep() throws ExpansionException {
        ExpansionRules rules = new ExpansionRules('\\', Quotes.KEPT, Escapes.KEPT, Unset.KEPT);

        assertThat(Expansion.of("'a' \"$X\" $U ${U} ${U:-$X} ${U/a/$X} \\$X", rules, VARIABLES)
                        .text())
                .isEqualTo("'a' \"value\" $U ${U} ${U:-value} ${U/a/value} \\$X");
    }

    @Test
    void splitsWordsAtSpaceOutsideQuotes() throws ExpansionException {
        Variables ports = Variables.of(Map.of("PORTS", "80 443"));

        assertThat(Expansion.of("a$PORTS '1 2' \\ b", WORDS, ports).words()).containsExactly("a80", "443", "1 2", " b");
    }

    @Test
    void losesWhatStandsBeforeASubstitutionInAWord() throws ExpansionException {
        Expansion expansion = Expansion.of("80${U:-81}", WORDS, VARIABLES);

        assertThat(expansion.text()).isEqualTo("8081");
        assertThat(expansion.words()).containsExactly("81");
    }

    @Test
    void dropsAByteOrderMarkAtTheStartOnly() throws ExpansionException {
        assertThat(Expansion.of("\ufeffa\ufeff", WORDS, VARIABLES).text()).isEqualTo("a\ufeff");
    }

    @Test
    void readsSubstitutionsNestedAHundredThousandDeep() throws ExpansionException {
        String word = "${U:-".repeat(100_000) + "x" + "}".repeat(100_000);

        assertThat(Expansion.of(word, WORDS, Variables.NONE).text()).isEqualTo("x");
        assertThatThrownBy(() -> Expansion.of("\"${U:-".repeat(100_000), WORDS, Variables.NONE))
                .isInstanceOf(ExpansionException.class);
    }

    @Test
    void refusesAValueThatGrowsWithoutBounds() {
        Variables large = Variables.of(Map.of("X", "x".repeat(Expansion.LENGTH_LIMIT / 2)));

        assertThatThrownBy(() -> Expansion.of("$X$X$X", WORDS, large))
                .hasMessage("it expands to more than 8000000 characters");
        assertThatThrownBy(() -> Expansion.of("${X//x/$X}", WORDS, large)).isInstanceOf(ExpansionException.class);
    }

    @Test
    void matchesPatternsOfManyStarsWithoutBacktracking() throws ExpansionException {
        Variables variables = Variables.of(Map.of("X", "a".repeat(5_000)));

        assertThat(Expansion.of("${X##" + "*a".repeat(500) + "b}", WORDS, variables)
                        .text())
                .hasSize(5_000);
    }
}
