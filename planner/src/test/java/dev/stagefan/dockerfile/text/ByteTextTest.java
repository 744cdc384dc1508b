package dev.stagefan.dockerfile.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "é", "日本", "😀x", "\u0000\u007f\u0080\u07ff\u0800\uffff"})
    void comesBackAsItWas(String text) {
        assertThat(ByteText.toText(ByteText.of(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "'\u00ff', 1", // no byte of UTF-8
        "'\u00a0', 1", // a continuation without a beginning
        "'\u00c3', 1", // a beginning without a continuation
        "'\u00c0\u00af', 2", // longer than it need be
        "'\u00e2\u0082', 2",
        "'\u00ed\u00a0\u0080', 3", // a surrogate
        "'\u00f4\u0090\u0080\u0080', 4", // beyond Unicode
        "'\u00f0\u009f\u0098', 3",
    })
    void replacesEachByteThatIsNotUtf8(String bytes, int replacements) {
        assertThat(ByteText.toText("a" + bytes + "b")).isEqualTo("a" + "\ufffd".repeat(replacements) + "b");
    }

    @Test
    void encodesALoneSurrogateAsTheReplacementCharacter() {
        assertThat(ByteText.of("a\ud800b")).isEqualTo(ByteText.of("a\ufffdb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t\n\u000b\f\r",
                "\u0085",
                "\u00a0",
                "\u1680",
                "\u2003",
                "\u2028",
                "\u3000",
                "\u00a0 \u3000"
            })
    void trimsUnicodesWhiteSpace(String space) {
        assertThat(ByteText.trimSpaces(ByteText.of(space + "a" + space + "é" + space)))
                .isEqualTo(ByteText.of("a" + space + "é"));
        assertThat(ByteText.trimSpaces(ByteText.of(space))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\ufeff", "\u001f"})
    void keepsWhatOnlyLooksLikeWhiteSpace(String text) {
        assertThat(ByteText.trimSpaces(ByteText.of(text))).isEqualTo(ByteText.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u0085", "\u0080\u00a0"})
    void keepsALoneByteThatWouldBeASpaceIfItWereALetter(String bytes) {
        assertThat(ByteText.trimSpaces(bytes)).isEqualTo(bytes);
    }

    @Test
    void countsUnitsOfTheDecodedText() {
        String bytes = ByteText.of("aé日😀") + "\u00ff";
        assertThat(ByteText.unitsIn(bytes, 0, bytes.length())).isEqualTo("aé日😀\ufffd".length());
    }
}
