package dev.stagefan.reuse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.registry.Digest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A resolution as JSON: versioned, described by docs/resolution.schema.json, in a stable order. It comes from another
 * machine, so that what becomes a tag or a reference is checked before anybody uses it.
 */
public final class ResolutionJson {
    private static final String SCHEMA_KEY = "schema";
    private static final String WAY_OUT = "; give what stagefan agent resolve writes";
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PRODUCT = Pattern.compile("(?:stage|slice)-\\d{1,9}");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private ResolutionJson() {}

    /** The JSON text, ending with a line feed. */
    public static String write(Resolution resolution) {
        try {
            return MAPPER.writer(PRETTY).writeValueAsString(document(resolution)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a resolution is always a tree of plain values", e);
        }
    }

    /** The same on one line, without a line feed, as outputs of jobs are. */
    public static String line(Resolution resolution) {
        return document(resolution).toString();
    }

    /** A list of job ids as a JSON array on one line. */
    public static String line(List<String> jobs) {
        return MAPPER.valueToTree(jobs).toString();
    }

    private static ObjectNode document(Resolution resolution) {
        ObjectNode document = MAPPER.createObjectNode().put(SCHEMA_KEY, Resolution.SCHEMA);
        document.setAll(MAPPER.<ObjectNode>valueToTree(resolution));
        return document;
    }

    /**
     * Reads what {@link #write} or {@link #line} wrote.
     *
     * @throws ResolutionException where the text is no resolution, one of another version, or holds what cannot be one
     */
    public static Resolution read(String json) throws ResolutionException {
        try {
            JsonNode read = MAPPER.readTree(json);
            if (!(read instanceof ObjectNode document)
                    || !Resolution.SCHEMA.equals(document.path(SCHEMA_KEY).asText())) {
                throw new ResolutionException(
                        "could not read the resolution because its schema is not " + Resolution.SCHEMA + WAY_OUT);
            }
            document.remove(SCHEMA_KEY);
            return checked(MAPPER.treeToValue(document, Resolution.class));
        } catch (JsonProcessingException e) {
            throw new ResolutionException("could not read the resolution because it is not what"
                    + " docs/resolution.schema.json says (" + e.getOriginalMessage() + ")" + WAY_OUT);
        }
    }

    private static Resolution checked(Resolution resolution) throws ResolutionException {
        if (!Namespace.isNamespace(resolution.namespace())) {
            throw wrong(resolution.namespace(), "namespace");
        }
        checkDigests(resolution.bases());
        checkDigests(resolution.reused());
        for (String product : resolution.reused().keySet()) {
            if (!PRODUCT.matcher(product).matches()) {
                throw wrong(product, "key of a product");
            }
        }
        for (String key : resolution.keys().values()) {
            if (!KEY.matcher(key).matches()) {
                throw wrong(key, "stage key");
            }
        }
        return resolution;
    }

    private static void checkDigests(Map<String, String> digests) throws ResolutionException {
        for (String digest : digests.values()) {
            if (!Digest.isDigest(digest)) {
                throw wrong(digest, "digest");
            }
        }
    }

    private static ResolutionException wrong(String text, String what) {
        return new ResolutionException(
                "could not read the resolution because \"" + text + "\" is no " + what + WAY_OUT);
    }
}
