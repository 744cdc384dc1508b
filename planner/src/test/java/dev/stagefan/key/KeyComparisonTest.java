package dev.stagefan.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stagefan.dockerfile.DockerfileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyComparisonTest {
    private static final Path SCHEMA = Path.of("..", "docs", "stage-key.schema.json");
    private static final String DOCKERFILE = "FROM img AS b\nARG A=1\nRUN make\nCOPY src /src\nRUN test\n";

    private static List<String> changes(KeyCase then, KeyCase now) throws DockerfileException, IOException {
        return KeyComparison.of(then.only(0), now.only(0)).stream()
                .map(change -> change.kind() + " " + change.part().kind() + " "
                        + change.part().name() + " " + change.newPaths() + change.gonePaths() + change.changedPaths())
                .toList();
    }

    @Test
    void saysByNameWhatChanged() throws DockerfileException, IOException {
        KeyCase then = KeyCase.of(DOCKERFILE, "src/a=1", "src/b=2", "src/c=3");
        assertThat(changes(then, then)).isEmpty();
        assertThat(changes(then, then.withFiles("src/a=2", "src/c*=3", "src/d=4")))
                .containsExactly("CHANGED FILES COPY src [src/d][src/b][src/a, src/c]");
        assertThat(changes(then, then.withBase("img", "sha256:" + "9".repeat(64))))
                .containsExactly("CHANGED BASE_IMAGE img [][][]");
        assertThat(changes(then, then.withArg("A", "2"))).containsExactly("CHANGED VARIABLE ARG A [][][]");
        assertThat(changes(then, then.withRefresh(0, "today"))).containsExactly("ADDED REFRESH refresh [][][]");
        assertThat(changes(then, then.withDockerfile(DOCKERFILE.replace("RUN make", "RUN make -j\nRUN check"))))
                .containsExactly(
                        "ADDED INSTRUCTION RUN make -j [][][]",
                        "ADDED INSTRUCTION RUN check [][][]",
                        "REMOVED INSTRUCTION RUN make [][][]");
        assertThat(changes(then, then.withDockerfile("FROM img AS b\nARG A=1\nCOPY src /src\nRUN make\nRUN test\n")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("CHANGED INSTRUCTION");
    }

    @Test
    void aKeyIsReadAsItWasWritten() throws DockerfileException, IOException, StageKeyException {
        StageKey key = KeyCase.of(DOCKERFILE, "src/a=1", "src/\udce9=2", "src/ü->\"x\"")
                .only(0);
        String json = StageKeyJson.write(key);
        assertThat(json)
                .startsWith("{\n  \"schema\" : \"stagefan/stage-key/v1\"")
                .endsWith("}\n");
        assertThat(StageKeyJson.read(json)).isEqualTo(key);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMA), InputFormat.JSON)
                        .validate(json, InputFormat.JSON))
                .isEmpty();
        assertThat(PartHash.ofParts(StageKeyJson.read(json).parts())).isEqualTo(key.hex());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"schema\": \"stagefan/stage-key/v2\"}",
                "{\"schema\": \"stagefan/stage-key/v1\", \"stage\": 0, \"label\": \"b\", \"key\": \"x\", \"parts\": []}",
                "{\"schema\": \"stagefan/stage-key/v1\", \"stage\": -1, \"label\": \"b\", \"key\": \""
                        + "0000000000000000000000000000000000000000000000000000000000000000\", \"parts\": []}",
                "{\"schema\": \"stagefan/stage-key/v1\", \"stage\": 0, \"label\": \"b\", \"key\": \""
                        + "0000000000000000000000000000000000000000000000000000000000000000\", \"parts\": [{\"kind\": \"X\"}]}"
            })
    void whatIsNoKeyIsRefused(String text) {
        assertThatThrownBy(() -> StageKeyJson.read(text))
                .isInstanceOf(StageKeyException.class)
                .hasMessageContaining("could not read the stage key because");
    }
}
