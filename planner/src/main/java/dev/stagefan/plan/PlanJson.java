package dev.stagefan.plan;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.stagefan.dockerfile.value.Platform;
import java.io.IOException;
import java.util.List;

/**
 * A plan as JSON, the contract between the machine that plans and the runners: versioned, described by
 * docs/plan.schema.json, in a stable order. Times are seconds; stages are indexes into the Dockerfile's stages.
 */
public final class PlanJson {
    private static final String SCHEMA_KEY = "schema";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule()
                    .addSerializer(Platform.class, ToStringSerializer.instance)
                    .addDeserializer(Platform.class, new PlatformReader()))
            .build();

    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private PlanJson() {}

    /** The JSON text, ending with a line feed. */
    public static String write(Plan plan) {
        ObjectNode document = MAPPER.createObjectNode().put(SCHEMA_KEY, Plan.SCHEMA);
        document.setAll(MAPPER.<ObjectNode>valueToTree(plan));
        try {
            return MAPPER.writer(PRETTY).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan is always a tree of plain values", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws PlanException where the text is no plan, or one of another version
     */
    public static Plan read(String json) throws PlanException {
        try {
            JsonNode document = MAPPER.readTree(json);
            if (!(document instanceof ObjectNode plan)
                    || !Plan.SCHEMA.equals(plan.path(SCHEMA_KEY).asText())) {
                throw new PlanException("could not read the plan because its schema is not " + Plan.SCHEMA
                        + "; make it with the version of stagefan that reads it");
            }
            plan.remove(SCHEMA_KEY);
            return MAPPER.treeToValue(plan, Plan.class);
        } catch (JsonProcessingException e) {
            throw new PlanException("could not read the plan because " + e.getOriginalMessage()
                    + "; make it anew with stagefan plan --format json");
        }
    }

    /** A platform is its text, as {@code linux/arm/v7}. */
    private static final class PlatformReader extends StdScalarDeserializer<Platform> {
        private static final long serialVersionUID = 1L;
        private static final int MOST_PARTS = 3;

        PlatformReader() {
            super(Platform.class);
        }

        @Override
        public Platform deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            List<String> parts = List.of(parser.getText().split("/", MOST_PARTS));
            if (parts.size() < 2) {
                throw context.weirdStringException(parser.getText(), Platform.class, "not OS/ARCHITECTURE");
            }
            return new Platform(parts.get(0), parts.get(1), parts.size() < MOST_PARTS ? "" : parts.get(2));
        }
    }
}
