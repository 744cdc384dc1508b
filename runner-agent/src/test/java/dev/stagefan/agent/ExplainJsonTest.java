package dev.stagefan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.stagefan.agent.StageOutlook.Fate;
import dev.stagefan.key.KeyComparison;
import dev.stagefan.key.KeyPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainJsonTest {
    @Test
    void itIsAsTheSchemaSays() throws IOException {
        List<KeyPart> then = new ArrayList<>();
        List<KeyPart> now = new ArrayList<>();
        for (KeyPart.Kind kind : KeyPart.Kind.values()) {
            then.add(new KeyPart(kind, "changed", "1", Map.of("a", "1", "gone", "1")));
            now.add(new KeyPart(kind, "changed", "2", Map.of("a", "2", "new", "1")));
            now.add(new KeyPart(kind, "new", "1"));
        }
        List<Explanation> explanations = new ArrayList<>();
        for (Fate fate : Fate.values()) {
            explanations.add(new Explanation(
                    new StageOutlook(0, "base", List.of("base"), fate, null, null, "why"),
                    "refs/heads/main",
                    KeyComparison.of(then, now)));
            explanations.add(new Explanation(
                    new StageOutlook(0, "base", List.of(), fate, "sha256:1", "1", "why"), null, List.of()));
        }

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("..", "docs", "explain.schema.json")))
                        .validate(ExplainJson.write(explanations), InputFormat.JSON))
                .isEmpty();
    }
}
