package dev.stagefan.workflow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class YamlScalarTest {
    private static final List<String> FRAGMENTS = List.of(
            "a", "Z", "0", "1", " ", "  ", "\n", "\n\n", "\t", "\r", ":", ": ", "#", " #", "-", "- ", "?", "'", "\"",
            "\\", "\\n", "{", "}", "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "~", "=", "<<", ".", "e", "x",
            "_", "${{", "}}", "null", "true", "\u0000", "\u0007", "\u0085", "\u00a0", "\u2028", "\ufeff", "\u202e", "é",
            "漢", "😀");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "base", "ubuntu-24.04", "linux/amd64", "--allow-insecure-entitlement network.host", "0 3 * * *",
                        "1.2.3",
                "${{ github.ref }}", "type=image,name=x", "ghcr.io/acme/app@sha256:0a", "it's", "a \"b\" c", "a:b",
                "45d78fc09505074b91fad479f04201e8", "release/**", "漢字", "😀", "12.4.1-devel"
            })
    void leavesPlainWhatNobodyReadsAsAnythingElse(String text) {
        assertThat(YamlScalar.onOneLine(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "true",
                "False",
                "yes",
                "NO",
                "on",
                "off",
                "y",
                "n",
                "null",
                "~",
                "1",
                "-1",
                "+1",
                "1.10",
                "1e3",
                "0o17",
                "017",
                "0x1F",
                "1_000",
                "12:30",
                "12:30:45",
                ".5",
                "-.5",
                ".inf",
                "-.INF",
                ".nan",
                "2026-01-01",
                "=",
                "<<",
                "- a",
                "-",
                "---",
                "...",
                "? a",
                ": a",
                "a: b",
                "a:",
                "a #b",
                "#a",
                "[a",
                "{a",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "'a",
                "\"a",
                "%a",
                "@a",
                "`a",
                "a ",
                " a"
            })
    void quotesWhatSomeReaderTakesForSomethingElse(String text) {
        assertThat(YamlScalar.onOneLine(text)).isEqualTo("'" + text.replace("'", "''") + "'");
    }

    @Test
    void escapesWhatAReviewerWouldNotSee() {
        assertThat(YamlScalar.onOneLine("a\u202eb\u200bc")).isEqualTo("\"a\\u202Eb\\u200Bc\"");
        assertThat(YamlScalar.onOneLine("tab\there")).isEqualTo("\"tab\\there\"");
        assertThat(YamlScalar.onOneLine("\uD83D\uDE00\u0001")).isEqualTo("\"😀\\u0001\"");
    }

    @Test
    void writesLinesAsABlock() {
        assertThat(YamlScalar.of("one\n\n  two\n", "    ")).isEqualTo("|\n    one\n\n      two");
        assertThat(YamlScalar.of("one\ntwo", "  ")).isEqualTo("|-\n  one\n  two");
    }

    @Test
    void keepsACommentOnItsLine() {
        assertThat(YamlScalar.comment("a\nrun: evil\u2028b\rc\u0085d")).isEqualTo("a run: evil b c d");
    }

    @RepeatedTest(40)
    void givesEveryTextBack(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 250; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(8); j >= 0; j--) {
                text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
            }
            String value = text.toString();
            YamlNode.Mapping document = YamlNode.mapping()
                    .put("before", "x")
                    .put("value", value)
                    .put("items", YamlNode.texts(List.of(value, "y", value)))
                    .put("last", value)
                    .build();
            Object read = new Load(
                            LoadSettings.builder().setSchema(new CoreSchema()).build())
                    .loadFromString(YamlText.of(List.of(value), document));
            assertThat(read)
                    .isEqualTo(
                            Map.of("before", "x", "value", value, "items", List.of(value, "y", value), "last", value));
        }
    }
}
