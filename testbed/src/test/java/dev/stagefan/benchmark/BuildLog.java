package dev.stagefan.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a build that ran left.
 *
 * @param seconds from the start of Buildx to its end
 * @param progress what Buildx said, as {@code --progress=rawjson}
 * @param steps what the engine did, in the order of their starts
 */
record BuildLog(double seconds, String progress, List<Step> steps) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS_A_SECOND = 1e9;

    BuildLog {
        steps = List.copyOf(steps);
    }

    /**
     * A step of the build, which a Dockerfile's instruction is.
     *
     * @param name as in {@code [base 2/3] RUN make}
     */
    record Step(String name, Instant started, Instant completed) {
        double seconds() {
            return between(started, completed);
        }

        boolean isAtTheSameTimeAs(Step other) {
            return started.isBefore(other.completed) && other.started.isBefore(completed);
        }
    }

    static BuildLog of(double seconds, String progress) {
        Map<String, Step> last = new TreeMap<>();
        for (String object : objects(progress)) {
            for (JsonNode vertex : read(object).path("vertexes")) {
                if (vertex.has("completed")) {
                    Step step = new Step(
                            vertex.get("name").asText(), instant(vertex, "started"), instant(vertex, "completed"));
                    last.put(vertex.get("digest").asText(), step);
                }
            }
        }
        List<Step> steps = new ArrayList<>(last.values());
        steps.sort(Comparator.comparing(Step::started));
        return new BuildLog(seconds, progress, steps);
    }

    /** One a line, or as Buildx 0.13 has it, each on several lines of which all but the first and the last are indented. */
    private static List<String> objects(String progress) {
        List<String> objects = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : progress.lines().toList()) {
            if (open.length() > 0 || line.equals("{")) {
                open.append(line);
                if (line.equals("}")) {
                    objects.add(open.toString());
                    open.setLength(0);
                }
            } else if (line.startsWith("{")) {
                objects.add(line);
            }
        }
        return objects;
    }

    /** The steps that are such an instruction, as {@code RUN}, in the order of their starts. */
    List<Step> instructions(String keyword) {
        return steps.stream()
                .filter(step -> step.name().matches("(?s)\\[.*\\d+/\\d+] " + keyword + " .*"))
                .toList();
    }

    static double between(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / NANOS_A_SECOND;
    }

    private static Instant instant(JsonNode vertex, String field) {
        return Instant.parse(vertex.get(field).asText());
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not read Buildx's progress: " + line, e);
        }
    }
}
