package dev.stagefan.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearTest {
    private static final List<String> WORDS = List.of("duration", "image", "slice");

    @Test
    void findsTheWordThatWasMeant() {
        assertThat(Near.to("durration", WORDS)).contains("duration");
        assertThat(Near.to("Image", WORDS)).contains("image");
    }

    @Test
    void guessesNothingFarAway() {
        assertThat(Near.to("colour", WORDS)).isEmpty();
        assertThat(Near.help("colour", WORDS)).isEqualTo("there are: duration, image, slice");
    }
}
