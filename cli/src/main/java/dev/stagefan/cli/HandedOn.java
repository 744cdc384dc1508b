package dev.stagefan.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What jobs handed on, as GitHub knows it.
 *
 * @param products digests by key, as {@code stage-0}
 * @param bases digests of external images by reference
 */
record HandedOn(Map<String, String> products, Map<String, String> bases) {
    static final HandedOn NOTHING = new HandedOn(Map.of(), Map.of());

    private static final String BASES_SCHEMA = "stagefan/bases/v1";
    private static final String PRODUCT = "(stage|slice)-\\d+";
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Reads {@code toJSON(needs)}: of each job's outputs those that products and bases go by. An empty output is none. */
    static HandedOn ofNeeds(String json) throws Failure {
        Map<String, String> products = new LinkedHashMap<>();
        Map<String, String> bases = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> job : object("--needs", json).properties()) {
            for (Map.Entry<String, JsonNode> output :
                    job.getValue().path("outputs").properties()) {
                String value = output.getValue().asText();
                if (value.isEmpty()) {
                    continue;
                }
                if (output.getKey().equals("bases")) {
                    bases.putAll(ofBases("--needs", value));
                } else if (output.getKey().matches(PRODUCT)) {
                    String other = products.put(output.getKey(), value);
                    if (other != null && !other.equals(value)) {
                        throw Failure.badInput("could not take " + output.getKey()
                                + " because two jobs handed on different ones; run the workflow as it was generated");
                    }
                }
            }
        }
        return new HandedOn(products, bases);
    }

    /** Reads what {@link #bases} wrote. */
    static Map<String, String> ofBases(String option, String json) throws Failure {
        ObjectNode document = object(option, json);
        if (!BASES_SCHEMA.equals(document.path("schema").asText())) {
            throw Failure.badInput("could not read the bases of " + option + " because their schema is not "
                    + BASES_SCHEMA + "; give what stagefan agent resolve writes");
        }
        Map<String, String> bases = new LinkedHashMap<>();
        document.path("bases")
                .properties()
                .forEach(base -> bases.put(base.getKey(), base.getValue().asText()));
        return bases;
    }

    /** Digests of external images, as {@link #ofBases} reads them. */
    static JsonNode bases(Map<String, String> bases) {
        ObjectNode document = MAPPER.createObjectNode().put("schema", BASES_SCHEMA);
        ObjectNode digests = document.putObject("bases");
        bases.forEach(digests::put);
        return document;
    }

    private static ObjectNode object(String option, String json) throws Failure {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw Failure.badInput(
                    "could not read " + option + " because it is no JSON (" + e.getOriginalMessage() + ")");
        }
        throw Failure.badInput("could not read " + option + " because it is no JSON object");
    }
}
