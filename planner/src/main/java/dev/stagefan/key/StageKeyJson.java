package dev.stagefan.key;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A stage's key with its parts as JSON: versioned, described by docs/stage-key.schema.json, in a stable order. It comes from a
 * registry, so that what it holds is checked before anybody uses it.
 */
public final class StageKeyJson {
    /** The schema of keys that this version writes and reads. */
    public static final String SCHEMA = SettingParts.FORM;

    /** A part that takes more files than this names none of them. */
    public static final int MOST_FILES = 20_000;

    /** Twenty thousand files are 3 MB. */
    public static final int MOST_CHARACTERS = 64_000_000;

    private static final int MOST_PARTS = 20_000;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 100_000;
    private static final int DEEPEST = 6;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_TEXT)
                            .maxNameLength(LONGEST_NAME)
                            .maxDocumentLength(MOST_CHARACTERS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private StageKeyJson() {}

    /** The JSON text, ending with a line feed. */
    public static String write(StageKey key) {
        ObjectNode document = MAPPER.createObjectNode()
                .put("schema", SCHEMA)
                .put("stage", key.stage())
                .put("label", key.label())
                .put("key", key.hex());
        ArrayNode parts = document.putArray("parts");
        for (KeyPart part : key.parts()) {
            ObjectNode node = parts.addObject()
                    .put("kind", part.kind().name())
                    .put("name", part.name())
                    .put("value", part.value());
            if (!part.files().isEmpty() && part.files().size() <= MOST_FILES) {
                ObjectNode files = node.putObject("files");
                part.files().forEach(files::put);
            }
        }
        try {
            return MAPPER.writer(PRETTY).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a key is always a tree of plain values", e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws StageKeyException where the text is no stage key, or one of another version
     */
    public static StageKey read(String json) throws StageKeyException {
        JsonNode document;
        try {
            document = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw refusal(e.getOriginalMessage());
        }
        if (!document.path("schema").asText().equals(SCHEMA)) {
            throw refusal("its schema is not " + SCHEMA);
        }
        String hex = text(document, "key");
        JsonNode stage = document.path("stage");
        JsonNode parts = document.path("parts");
        if (!HEX.matcher(hex).matches()
                || !stage.isInt()
                || stage.intValue() < 0
                || !parts.isArray()
                || parts.size() > MOST_PARTS) {
            throw refusal("it is not what docs/stage-key.schema.json says");
        }
        List<KeyPart> read = new ArrayList<>();
        for (JsonNode part : parts) {
            read.add(part(part));
        }
        return new StageKey(stage.intValue(), text(document, "label"), hex, read);
    }

    private static KeyPart part(JsonNode part) throws StageKeyException {
        String name = text(part, "kind");
        for (KeyPart.Kind kind : KeyPart.Kind.values()) {
            if (kind.name().equals(name)) {
                return new KeyPart(kind, text(part, "name"), text(part, "value"), files(part.path("files")));
            }
        }
        throw refusal("it has a part of a kind that is not known");
    }

    private static Map<String, String> files(JsonNode files) throws StageKeyException {
        Map<String, String> read = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> file : files.properties()) {
            if (!file.getValue().isTextual() || read.size() >= MOST_FILES) {
                throw refusal("it names too many files, or one without what it holds");
            }
            read.put(file.getKey(), file.getValue().textValue());
        }
        return read;
    }

    private static String text(JsonNode node, String field) throws StageKeyException {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw refusal("it has no text " + field);
        }
        return value.textValue();
    }

    private static StageKeyException refusal(String reason) {
        return new StageKeyException(
                "could not read the stage key because " + reason + "; let the next build of the stage write it anew");
    }
}
