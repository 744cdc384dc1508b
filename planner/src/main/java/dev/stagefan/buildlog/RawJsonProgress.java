package dev.stagefan.buildlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stagefan.buildlog.Vertex.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads BuildKit's rawjson progress: a SolveStatus a line. A new build begins where a build definition is loaded although
 * there are steps, and all that was begun before has ended.
 *
 * <p>buildkit: client/graph.go, util/progress/progressui/display.go
 */
final class RawJsonProgress {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String DEFINITION = "internal] load build definition";
    private static final String CANCELED = "context canceled";

    private final List<BuildRecord> builds = new ArrayList<>();
    private Build current = new Build(0, null);
    private long damaged;

    private static final class Build {
        private final long line;
        private final @Nullable String runner;
        private final Map<String, JsonVertex> vertices = new LinkedHashMap<>();
        private final Map<String, JsonVertex> byDigest = new HashMap<>();
        private @Nullable Instant startedAt;

        Build(long line, @Nullable String runner) {
            this.line = line;
            this.runner = runner;
        }
    }

    /** Whether a line may be one of rawjson progress with something in it that counts. */
    static boolean isOne(String text) {
        return text.startsWith("{\"") && (text.contains("\"vertexes\"") || text.contains("\"statuses\""));
    }

    /** Reads a line for which {@link #isOne} holds. */
    void read(String text, PlainProgress.Place place) {
        JsonNode status;
        try {
            status = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            damaged++;
            return;
        }
        for (JsonNode vertex : status.path("vertexes")) {
            vertex(vertex, place);
        }
        for (JsonNode part : status.path("statuses")) {
            JsonVertex vertex = current.byDigest.get(part.path("vertex").asText());
            if (vertex != null) {
                vertex.add(part);
            }
        }
    }

    /** How many lines could not be read. */
    long damaged() {
        return damaged;
    }

    /** The builds that were read, in order. */
    List<BuildRecord> end() {
        keep();
        return builds;
    }

    private void vertex(JsonNode node, PlainProgress.Place place) {
        String digest = node.path("digest").asText();
        String name = node.path("name").asText();
        if (digest.isEmpty()) {
            return;
        }
        JsonVertex vertex = current.byDigest.get(digest);
        if (vertex == null && name.contains(DEFINITION) && isOver()) {
            keep();
            current = new Build(place.line(), place.runner());
        }
        if (vertex == null) {
            // buildkit shows the vertices of a progress group as one.
            JsonNode group = node.path("progressGroup");
            String key = group.isObject() ? group.path("id").asText() : digest;
            String shown = group.isObject() ? group.path("name").asText() : name;
            vertex = current.vertices.computeIfAbsent(key, id -> new JsonVertex(shown));
            current.byDigest.put(digest, vertex);
        }
        Instant started = vertex.update(digest, node);
        if (started != null && (current.startedAt == null || started.isBefore(current.startedAt))) {
            current.startedAt = started;
        }
    }

    private boolean isOver() {
        return current.vertices.values().stream().anyMatch(JsonVertex::isStep)
                && current.vertices.values().stream().allMatch(JsonVertex::isOver);
    }

    private void keep() {
        List<VertexRecord> records = current.vertices.values().stream()
                .filter(JsonVertex::isShown)
                .map(JsonVertex::record)
                .toList();
        if (!records.isEmpty()) {
            builds.add(new BuildRecord(current.line, current.startedAt, current.runner, records));
        }
    }

    /** A vertex, or a progress group of some. */
    private static final class JsonVertex {
        private final VertexRecord record;
        private final Map<String, JsonNode> members = new LinkedHashMap<>();
        private final Set<String> cached = new HashSet<>();
        private final Intervals intervals = new Intervals();

        JsonVertex(String name) {
            record = new VertexRecord(name);
        }

        /** Takes over what is new, and gives back when it started, if it did. */
        @Nullable
        Instant update(String digest, JsonNode node) {
            Instant started = instant(node.path("started"));
            if (started != null || !members.containsKey(digest)) {
                members.put(digest, node);
            }
            if (node.path("cached").asBoolean()) {
                cached.add(digest);
            }
            if (started != null) {
                intervals.put(started, instant(node.path("completed")));
            }
            return started;
        }

        void add(JsonNode part) {
            long total = part.path("total").asLong();
            Instant started = instant(part.path("started"));
            Instant completed = instant(part.path("completed"));
            long bytes = total == 0 && completed != null ? part.path("current").asLong() : total;
            Double seconds = started == null || completed == null ? null : Double.valueOf(seconds(started, completed));
            record.add(new Transfer(
                    part.path("id").asText(), bytes <= 0 ? null : Long.valueOf(bytes), seconds, completed != null));
        }

        /** A group shows itself once one of its members that matter has started. */
        boolean isShown() {
            return members.values().stream()
                    .anyMatch(node -> node.hasNonNull("started")
                            && !node.path("progressGroup").path("weak").asBoolean());
        }

        boolean isStep() {
            return VertexName.parse(record.name()).isPresent();
        }

        boolean isOver() {
            return intervals.areClosed();
        }

        VertexRecord record() {
            String error = members.values().stream()
                    .map(node -> node.path("error").asText())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            if (!error.isEmpty()) {
                record.end(error.endsWith(CANCELED) ? Outcome.CANCELED : Outcome.FAILED, null);
            } else if (intervals.areClosed()) {
                if (cached.containsAll(members.keySet())) {
                    record.end(Outcome.CACHED, null);
                }
                if (members.values().stream()
                        .anyMatch(node -> !node.path("cached").asBoolean())) {
                    record.end(Outcome.COMPLETED, intervals.seconds());
                }
            }
            return record;
        }
    }

    private static @Nullable Instant instant(JsonNode node) {
        if (!node.isTextual()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(node.textValue()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }
}
