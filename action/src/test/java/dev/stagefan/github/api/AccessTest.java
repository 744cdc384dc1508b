package dev.stagefan.github.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
    private static final String TOKEN = "ghp_unseen";

    @Test
    void doesNotShowTheToken() throws Exception {
        assertThat(Access.of("https://github.example.com/api/v3/", TOKEN))
                .hasToString("https://github.example.com/api/v3 with a token");
        assertThat(Access.of(Access.GITHUB, "  ")).hasToString("https://api.github.com without a token");
    }

    @ParameterizedTest
    @CsvSource({
        "http://github.example.com, the token would travel unencrypted",
        "ftp://github.example.com, it is no http or https URL",
        "github.example.com, it is no http or https URL",
        "https://a b, it is no URL"
    })
    void refusesWhatIsNoPlaceForAToken(String url, String reason) {
        assertThatThrownBy(() -> Access.of(url, TOKEN))
                .hasMessage("could not use the API at " + url + " because " + reason
                        + "; try https://api.github.com or https://HOST/api/v3");
    }

    @Test
    void nobodyMayAskInTheClear() throws Exception {
        assertThat(Access.of("http://github.example.com", null).token()).isNull();
    }

    @Test
    void saysWhenATokenIsNone() {
        assertThatThrownBy(() -> Access.of(Access.GITHUB, "ghp_unseen\nexport X=1"))
                .hasMessageStartingWith("could not use the token because it has characters")
                .hasMessageNotContaining("ghp_unseen");
    }
}
