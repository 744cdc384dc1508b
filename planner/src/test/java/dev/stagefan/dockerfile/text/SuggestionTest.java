package dev.stagefan.dockerfile.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({
        "RNU,RUN",
        "CPOY,COPY",
        "ENTRYPIONT,ENTRYPOINT",
        "LABLE,LABEL",
        "FORM,FROM",
        "WORKDIRS,WORKDIR",
        "EVN,ENV"
    })
    void findsTheNearestWord(String written, String meant) {
        assertThat(Suggestion.nearest(written, Keyword.names())).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MAKE-IT-SO", "APT-GET", "INCLUDE"})
    void findsNothingFarAway(String written) {
        assertThat(Suggestion.nearest(written, Keyword.names())).isEmpty();
    }

    @Test
    void listsAllWordsWhereNoneIsNear() {
        assertThat(Suggestion.help("xyz", List.of("one", "other"))).isEqualTo("it can be one of one, other");
    }
}
