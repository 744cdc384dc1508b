package dev.stagefan.record;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * A job's record as JSON: versioned, described by docs/record.schema.json, in a stable order. It comes from another machine,
 * so that what it holds is checked before anybody uses it.
 */
public final class RecordJson {
    /** A build of a thousand steps has a record of 300 kB. */
    public static final int MOST_CHARACTERS = 32_000_000;

    private static final String SCHEMA_KEY = "schema";
    private static final String WAY_OUT = "; take the file that stagefan agent wrote";
    private static final int DEEPEST = 10;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_NAME)
                            .maxDocumentLength(MOST_CHARACTERS)
                            .build())
                    .build())
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .build();

    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private RecordJson() {}

    /** The JSON text, ending with a line feed. */
    public static String write(JobRecord record) {
        ObjectNode document = MAPPER.createObjectNode().put(SCHEMA_KEY, JobRecord.SCHEMA);
        document.setAll(MAPPER.<ObjectNode>valueToTree(record));
        try {
            return MAPPER.writer(PRETTY).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record is always a tree of plain values", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws RecordException where the text is no record, one of another version, or says what no job can have done
     */
    public static JobRecord read(String json) throws RecordException {
        try {
            JsonNode document = MAPPER.readTree(json);
            if (!(document instanceof ObjectNode record)
                    || !JobRecord.SCHEMA.equals(record.path(SCHEMA_KEY).asText())) {
                throw new RecordException("could not read the record because its schema is not " + JobRecord.SCHEMA
                        + "; read it with the version of stagefan that wrote it");
            }
            record.remove(SCHEMA_KEY);
            JobRecord read = MAPPER.treeToValue(record, JobRecord.class);
            RecordCheck.of(read).ifPresent(fault -> {
                throw new IllegalArgumentException(fault);
            });
            return read;
        } catch (JsonProcessingException e) {
            throw new RecordException("could not read the record because " + reason(e) + WAY_OUT);
        } catch (IllegalArgumentException e) {
            throw new RecordException("could not read the record because " + e.getMessage() + WAY_OUT);
        }
    }

    private static String reason(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            StringBuilder place = new StringBuilder();
            for (JsonMappingException.Reference part : mapping.getPath()) {
                String name = part.getFieldName();
                place.append(name == null ? "[" + part.getIndex() + "]" : (place.isEmpty() ? "" : ".") + name);
            }
            return place + " is not what it has to be: " + e.getOriginalMessage();
        }
        return e.getOriginalMessage();
    }

    /** A time is its text, as {@code 2026-11-24T03:12:00Z}. */
    private static final class InstantReader extends StdScalarDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(parser.getText());
            } catch (DateTimeException e) {
                throw context.weirdStringException(parser.getText(), Instant.class, "not as 2026-11-24T03:12:00Z");
            }
        }
    }
}
