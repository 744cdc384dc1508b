package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedValuesTest {
    @Test
    void aValueMayHoldAnything() throws Failure {
        assertThat(NamedValues.parse("--label", "a=b", List.of("x=1", "y=a = \"b\", c")))
                .containsExactly(entry("x", "1"), entry("y", "a = \"b\", c"));
    }

    @Test
    void onlyATextMayBeEmpty() throws Failure {
        List<String> given = List.of("org.opencontainers.image.description=");

        assertThat(NamedValues.parseTexts("--label", "a=b", given))
                .containsEntry("org.opencontainers.image.description", "");
        assertThatThrownBy(() -> NamedValues.parse("--label", "a=b", given)).isInstanceOf(Failure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "=", "=a"})
    void refusesWhatHasNoName(String text) {
        assertThatThrownBy(() -> NamedValues.parseTexts("--label", "a=b", List.of(text)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("could not read --label " + text + " because it is no NAME=VALUE");
    }
}
