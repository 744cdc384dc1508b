package dev.stagefan.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code agent resolve} decided, as a report needs it. */
final class Decisions {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Decisions() {}

    /**
     * Ids of the jobs that were to run, as the output {@code resolution} of a job says.
     *
     * @param needs GitHub's {@code toJSON(needs)}, or null
     * @return null where no job says so, as where the one that decides failed: then all were to run
     */
    static @Nullable Set<String> started(@Nullable String needs) throws Failure {
        if (needs == null || needs.isBlank()) {
            return null;
        }
        JsonNode all;
        try {
            all = MAPPER.readTree(needs);
        } catch (JsonProcessingException e) {
            throw Failure.badInput("could not read --needs because it is no JSON (" + e.getOriginalMessage()
                    + "); give it toJSON(needs)");
        }
        for (JsonNode job : all) {
            JsonNode jobs = resolution(job).path("jobs");
            if (jobs.isArray()) {
                Set<String> started = new LinkedHashSet<>();
                jobs.forEach(id -> started.add(id.asText()));
                return started;
            }
        }
        return null;
    }

    /** What a job decided; nothing where it did not come to that. */
    private static JsonNode resolution(JsonNode job) {
        try {
            return MAPPER.readTree(job.path("outputs").path("resolution").asText("{}"));
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
