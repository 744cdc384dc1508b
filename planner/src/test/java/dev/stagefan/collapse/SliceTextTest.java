package dev.stagefan.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTextTest {
    @Test
    void copiesEachPathToItsOwnPlace() {
        assertThat(SliceText.of("slice", "build", List.of("/opt/venv", "/etc/app.conf"), '\\'))
                .isEqualTo("""
                        FROM scratch AS slice
                        COPY --from=build ["/etc/app.conf", "/etc/app.conf"]
                        COPY --from=build ["/opt/venv", "/opt/venv"]
                        """);
    }

    @Test
    void leavesOutWhatLiesInAnotherPath() {
        assertThat(SliceText.of(
                        "slice", "build", List.of("/opt/venv/lib", "/opt/venv-2", "/opt/venv/", "/opt/venv"), '\\'))
                .isEqualTo("""
                        FROM scratch AS slice
                        COPY --from=build ["/opt/venv", "/opt/venv"]
                        COPY --from=build ["/opt/venv-2", "/opt/venv-2"]
                        """);
    }

    /** Tried on BuildKit 0.33.1: each line copies the file of exactly that name. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/sp ace/q'\"$x | \\ | [\"/sp ace/q\\\\'\\\\\\\"\\\\$x\", \"/sp ace/q\\\\'\\\\\\\"\\\\$x\"]",
                "/g[1]*? | \\ | [\"/g[[]1][*][?]\", \"/g[1]*?\"]",
                "/back\\slash | \\ | [\"/back[\\\\\\\\\\\\\\\\]slash\", \"/back\\\\\\\\slash\"]",
                "/a$b | ~ | [\"/a~$b\", \"/a~$b\"]",
                "/back\\slash | ~ | [\"/back[\\\\\\\\]slash\", \"/back\\\\slash\"]",
            })
    void meansAPathByItsLetters(String path, char escape, String words) {
        assertThat(SliceText.of("slice", "build", List.of(path), escape))
                .isEqualTo("FROM scratch AS slice\nCOPY --from=build " + words + "\n");
    }
}
