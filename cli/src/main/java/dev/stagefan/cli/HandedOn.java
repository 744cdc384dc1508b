package dev.stagefan.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.registry.Digest;
import dev.stagefan.reuse.Resolution;
import dev.stagefan.reuse.ResolutionException;
import dev.stagefan.reuse.ResolutionJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What jobs handed on, as GitHub knows it.
 *
 * @param products digests by key, as {@code stage-0}
 * @param resolution what was decided before them; null where they hand none on
 */
record HandedOn(Map<String, String> products, @Nullable Resolution resolution) {
    static final HandedOn NOTHING = new HandedOn(Map.of(), null);

    private static final String PRODUCT = "(stage|slice)-\\d+";
    private static final String SUCCESS = "success";
    private static final JsonMapper MAPPER = new JsonMapper();

    HandedOn {
        products = Map.copyOf(products);
    }

    /**
     * Reads {@code toJSON(needs)}: of the outputs of each job that succeeded those that products and the resolution go by.
     * One that is empty, or is no digest, is none: act gives a job that was skipped its outputs as they are written.
     */
    static HandedOn ofNeeds(String json) throws Failure {
        Map<String, String> products = new LinkedHashMap<>();
        String resolution = "";
        for (Map.Entry<String, JsonNode> job : object(json).properties()) {
            if (!SUCCESS.equals(job.getValue().path("result").asText(SUCCESS))) {
                continue;
            }
            for (Map.Entry<String, JsonNode> output :
                    job.getValue().path("outputs").properties()) {
                String value = output.getValue().asText();
                if (output.getKey().equals("resolution") && !value.isBlank()) {
                    resolution = value;
                } else if (output.getKey().matches(PRODUCT) && Digest.isDigest(value)) {
                    String other = products.put(output.getKey(), value);
                    if (other != null && !other.equals(value)) {
                        throw Failure.badInput("could not take " + output.getKey()
                                + " because two jobs handed on different ones; run the workflow as it was generated");
                    }
                }
            }
        }
        return new HandedOn(products, resolution.isEmpty() ? null : resolution("--needs", resolution));
    }

    /** Reads what {@code agent resolve} wrote. */
    static Resolution resolution(String option, String json) throws Failure {
        try {
            return ResolutionJson.read(json);
        } catch (ResolutionException e) {
            throw Failure.badInput(option + ": " + e.getMessage());
        }
    }

    private static ObjectNode object(String json) throws Failure {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw Failure.badInput("could not read --needs because it is no JSON (" + e.getOriginalMessage() + ")");
        }
        throw Failure.badInput("could not read --needs because it is no JSON object");
    }
}
