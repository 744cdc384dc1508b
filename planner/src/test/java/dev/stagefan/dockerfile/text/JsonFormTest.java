package dev.stagefan.dockerfile.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormTest {
    private static Optional<List<String>> array(String text) throws JsonForm.NotStrings {
        String bytes = ByteText.of(text);
        return JsonForm.array(bytes, 0, bytes.length()).map(Statement::texts);
    }

    @Test
    void readsStringsWithTheirEscapes() throws JsonForm.NotStrings {
        assertThat(array("[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é\", \"\"]")).contains(List.of("\"\\/\b\f\n\r\téé", ""));
    }

    @ParameterizedTest
    @CsvSource({"\\ud83d\\ude00, 😀", "\\ud83d, \ufffd", "\\ude00\\ud83d, \ufffd\ufffd", "\\ud83d\\u0041, \ufffdA"})
    void joinsSurrogatesAndReplacesLoneOnes(String escapes, String value) throws JsonForm.NotStrings {
        assertThat(array("[\"" + escapes + "\"]")).contains(List.of(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", " [ ] ", "\u00a0[\t]\r"})
    void readsAnEmptyArray(String text) throws JsonForm.NotStrings {
        assertThat(array(text)).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"a\"",
                "{}",
                "[",
                "[\"a\"",
                "[\"a\",",
                "[\"a\",]",
                "[,]",
                "[\"a\"] b",
                "[\"a\" \"b\"]",
                "['a']",
                "[a]",
                "[\"\\x\"]",
                "[\"\\u12g4\"]",
                "[\"\\u１234\"]",
                "[\"tab\there\"]",
                "[\"a]",
                "[01]",
                "[1.]",
                "[-]",
                "[1e]",
                "[nul]",
                "[tru",
                "[{]",
                "[{\"a\"}]",
                "[{\"a\":1,}]",
                "[{,}]",
                "[[,]]",
                "[[1,]]",
                "[[1 2]]",
                "[1e999]",
            })
    void takesNothingElseForJson(String text) throws JsonForm.NotStrings {
        assertThat(array(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]|1",
                "[\"a\", null]|6",
                "[\"a\", -0.5E+7, true]|6",
                "[{\"a\": [1, {}, []], \"b\": {\"c\": false}}]|1",
            })
    void refusesAnArrayWithAnythingButStrings(String text, int offset) {
        assertThat(catchThrowableOfType(JsonForm.NotStrings.class, () -> array(text))
                        .offset())
                .isEqualTo(offset);
    }

    @Test
    void givesUpWhereGoGivesUpOnNesting() throws JsonForm.NotStrings {
        assertThat(array("[".repeat(10_001) + "]".repeat(10_001))).isEmpty();
        String deepest = "[".repeat(10_000) + "]".repeat(10_000);
        assertThat(catchThrowableOfType(JsonForm.NotStrings.class, () -> array(deepest)))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "{\"syntax\": \"x\"}|x",
                "{\"a\": [1], \"syntax\": \"x\", \"syntax\": \"y\"}|y",
                "{\"syntax\": \"x\", \"syntax\": 1}|null",
                "{\"syntax\": \"x\"} y|null",
                "{}|null",
                "[\"syntax\"]|null",
                "FROM a|null",
            })
    void findsTheLastStringUnderAKey(String text, String value) {
        assertThat(JsonForm.stringIn(text, "syntax")).isEqualTo(value);
    }
}
