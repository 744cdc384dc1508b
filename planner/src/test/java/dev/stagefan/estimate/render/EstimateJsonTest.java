package dev.stagefan.estimate.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EstimateJsonTest {
    private static final Path SCHEMA = Path.of("..", "docs", "estimate.schema.json");

    @Test
    void writesWhatTheSchemaDescribes() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);

        for (Cases cases :
                List.of(Cases.small(null), Cases.large(3), Cases.small(60.0).with("\u202e</script>"))) {
            assertThat(schema.validate(EstimateJson.write(cases.estimate()), InputFormat.JSON))
                    .isEmpty();
        }
        String wrong = EstimateJson.write(Cases.small(null).estimate()).replace("\"set-up\"", "\"pigeon\"");
        assertThat(schema.validate(wrong, InputFormat.JSON)).isNotEmpty();
        assertThat(schema.validate(
                        wrong.replace("\"pigeon\"", "\"push\"").replace("\"costs\"", "\"cost\""), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void theSchemaComesFirstAndSecondsArePlainNumbers() throws IOException {
        Cases cases = Cases.small(10_800.0);
        String json = EstimateJson.write(cases.estimate());

        assertThat(json)
                .startsWith("{\n  \"schema\" : \"stagefan/estimate/v1\",\n")
                .endsWith("}\n");
        assertThat(json).contains("\"timeoutSeconds\" : 10800,").doesNotContainPattern("[0-9]E[+-]?[0-9]");
        JsonNode plan = new ObjectMapper().readTree(json).get("plan");
        assertThat(plan.get("p50Seconds").asDouble())
                .isEqualTo(cases.estimate().plan().makespan().p50(), Offset.offset(0.0005));
        assertThat(plan.get("jobs").get(0).get("endSeconds"))
                .isEqualTo(plan.get("jobs").get(0).get("end").get("p50Seconds"));
    }
}
