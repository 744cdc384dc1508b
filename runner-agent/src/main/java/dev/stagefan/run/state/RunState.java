package dev.stagefan.run.state;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the jobs of a run are made from. What one run made is what another one would make where all of this is the same.
 *
 * @param planDigest SHA-256 of the plan's JSON text, which holds the request, and the Dockerfile by its digest
 * @param images repository that the jobs hand on through, without its host where the registry is one that was started
 * @param settings digest of what else goes into every build, as named contexts that are folders here
 * @param context fingerprint of the build context
 * @param bases digests of external images, by the reference that the Dockerfile's stages use
 */
public record RunState(String planDigest, String images, String settings, String context, Map<String, String> bases) {
    static final String SCHEMA = "stagefan/run-state/v1";

    private static final String SCHEMA_KEY = "schema";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public RunState {
        bases = Collections.unmodifiableMap(new TreeMap<>(bases));
    }

    String json() {
        ObjectNode document = MAPPER.createObjectNode().put(SCHEMA_KEY, SCHEMA);
        document.setAll(MAPPER.<ObjectNode>valueToTree(this));
        return document.toPrettyString() + "\n";
    }

    /** Reads what {@link #json} wrote; empty where the text is anything else, which no run can go on from. */
    static Optional<RunState> parse(String json) {
        try {
            JsonNode document = MAPPER.readTree(json);
            if (!(document instanceof ObjectNode state)
                    || !SCHEMA.equals(state.path(SCHEMA_KEY).asText())) {
                return Optional.empty();
            }
            state.remove(SCHEMA_KEY);
            return Optional.of(MAPPER.treeToValue(state, RunState.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
