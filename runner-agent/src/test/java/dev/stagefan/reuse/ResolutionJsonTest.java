package dev.stagefan.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolutionJsonTest {
    private static final String DIGEST = "sha256:" + "1".repeat(64);
    private static final String KEY = "2".repeat(64);

    private static final Resolution RESOLUTION = new Resolution(
            Namespace.of("refs/heads/main").prefix(),
            "salt \"\u001b",
            Map.of("alpine:3.22", DIGEST),
            Map.of("COMMIT", "3".repeat(40)),
            Map.of("https://example.com/a.tar", "etag \"x\""),
            Map.of(2, "2026-W48"),
            Map.of(0, KEY, 10, KEY, 2, KEY),
            List.of(2, 0),
            Map.of("stage-0", DIGEST, "slice-10", DIGEST),
            List.of("left", "merge"));

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        assertThat(ResolutionJson.read(ResolutionJson.write(RESOLUTION))).isEqualTo(RESOLUTION);
        assertThat(ResolutionJson.read(ResolutionJson.line(RESOLUTION))).isEqualTo(RESOLUTION);
    }

    @Test
    void anOutputIsOneLine() {
        assertThat(ResolutionJson.line(RESOLUTION))
                .doesNotContain("\n")
                .startsWith("{\"schema\":\"stagefan/resolution/v1\"");
        assertThat(ResolutionJson.line(List.of("left", "merge"))).isEqualTo("[\"left\",\"merge\"]");
        assertThat(ResolutionJson.write(RESOLUTION))
                .startsWith("{\n  \"schema\" : ")
                .endsWith("}\n");
    }

    @Test
    void itIsAsTheSchemaSays() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "resolution.schema.json")));

        assertThat(schema.validate(ResolutionJson.write(RESOLUTION), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(
                        ResolutionJson.write(RESOLUTION).replace("\"namespace\"", "\"namespaces\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "stagefan/resolution/v1, stagefan/resolution/v2, its schema is not stagefan/resolution/v1",
        "'\"jobs\"', '\"job\"', it is not what docs/resolution.schema.json says",
        "main-, main/, is no namespace",
        "'stage-0\"', 'stage-0;\"', is no key of a product",
        "sha256:1111, sha256:xxxx, is no digest",
        "2222, 222, is no stage key"
    })
    void whatCannotBeAResolutionIsRefused(String what, String instead, String reason) {
        String json = ResolutionJson.write(RESOLUTION).replaceFirst(what, instead);

        assertThatThrownBy(() -> ResolutionJson.read(json))
                .isInstanceOf(ResolutionException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining("give what stagefan agent resolve writes");
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThatThrownBy(() -> ResolutionJson.read("${{ needs }}")).isInstanceOf(ResolutionException.class);
    }
}
