package dev.stagefan.dockerfile.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeredocWordTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<<E|E|true|false",
                "<<-E|E|true|true",
                "3<<E|E|true|false",
                "<< \tE|E|true|false",
                "<<- E|E|true|true",
                "<<'E'|E|false|false",
                "<<\"E\"|E|false|false",
                "<<E'F'G|EFG|false|false",
                "<<'a b'|a b|false|false",
                "<<\\E|E|true|false",
                "<<$E|$E|true|false",
                "<<${E}|${E}|true|false",
            })
    void announcesAHeredoc(String word, String name, boolean expands, boolean chomps) {
        assertThat(HeredocWord.of(word)).isEqualTo(new HeredocWord(name, expands, chomps));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "E", "<E", "<<", "<<-", "<< ", "x<<E", "<<<E", "<<a<b", "<<''", "<<a b", "-<<E"})
    void announcesNothing(String word) {
        assertThat(HeredocWord.of(word)).isNull();
    }

    @Test
    void cannotBeReadWithAQuoteThatIsNotClosed() {
        assertThat(HeredocWord.of("<<'a")).matches(heredoc -> heredoc != null && heredoc.isMalformed());
    }
}
