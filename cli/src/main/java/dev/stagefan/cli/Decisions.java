package dev.stagefan.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
     * @return null where no job says so: then all were to run
     */
    static @Nullable Set<String> started(@Nullable String needs) throws Failure {
        if (needs == null || needs.isBlank()) {
            return null;
        }
        for (JsonNode job : parse(needs, "it is no JSON")) {
            String resolution = job.path("outputs").path("resolution").asText("");
            if (resolution.isBlank()) {
                continue;
            }
            JsonNode jobs =
                    parse(resolution, "the output resolution is no JSON").path("jobs");
            if (jobs.isArray()) {
                Set<String> started = new LinkedHashSet<>();
                jobs.forEach(id -> started.add(id.asText()));
                return started;
            }
        }
        return null;
    }

    private static JsonNode parse(String json, String otherwise) throws Failure {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw Failure.badInput("could not read --needs because " + otherwise + " (" + e.getOriginalMessage()
                    + "); give it toJSON(needs)");
        }
    }
}
