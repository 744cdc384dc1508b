package dev.stagefan.buildlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of BuildKit's rawjson progress: what is new of some vertices. Fields that are not known are passed over.
 *
 * <p>buildkit: client/graph.go, util/progress/progressui/display.go
 *
 * @param vertices that are named, begin or end
 * @param parts of vertices, as a layer that is loaded
 * @param output that vertices wrote
 */
public record SolveStatus(List<VertexState> vertices, List<PartState> parts, List<Output> output) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * A vertex.
     *
     * @param started begin of its last interval; null where it has not begun
     * @param completed end of that interval; null where it runs
     * @param error what it failed of; empty where it did not
     * @param group the one that it is shown as a part of; null where it is shown by itself
     */
    public record VertexState(
            String digest,
            String name,
            @Nullable Instant started,
            @Nullable Instant completed,
            boolean cached,
            String error,
            @Nullable Group group) {
        /** What tells it from others among those that are shown. */
        public String shownId() {
            return group == null ? digest : group.id();
        }

        /** The name that it is shown under. */
        public String shownName() {
            return group == null ? name : group.name();
        }
    }

    /**
     * Vertices that are shown as one.
     *
     * @param weak whether the vertex does not make it shown
     */
    public record Group(String id, String name, boolean weak) {}

    /**
     * A part of a vertex.
     *
     * @param vertex digest of the vertex
     * @param id as {@code sha256:4f4f…}, {@code extracting sha256:4f4f…} or {@code pushing layers}
     * @param current bytes that have come so far, or 0
     * @param total bytes in all; 0 where that is not known
     */
    public record PartState(
            String vertex,
            String id,
            long current,
            long total,
            @Nullable Instant started,
            @Nullable Instant completed) {}

    /**
     * What a vertex wrote.
     *
     * @param vertex digest of the vertex
     * @param stream 1 for its output, 2 for its errors
     * @param base64 the bytes, which may end within a line or a character
     */
    public record Output(String vertex, int stream, String base64) {}

    public SolveStatus {
        vertices = List.copyOf(vertices);
        parts = List.copyOf(parts);
        output = List.copyOf(output);
    }

    /** Reads a line; empty where it is no whole JSON object. */
    public static Optional<SolveStatus> parse(String line) {
        JsonNode status;
        try {
            status = MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        if (!status.isObject()) {
            return Optional.empty();
        }
        List<VertexState> vertices = new ArrayList<>();
        for (JsonNode node : status.path("vertexes")) {
            if (!node.path("digest").asText().isEmpty()) {
                vertices.add(vertex(node));
            }
        }
        List<PartState> parts = new ArrayList<>();
        status.path("statuses").forEach(node -> parts.add(part(node)));
        List<Output> output = new ArrayList<>();
        for (JsonNode node : status.path("logs")) {
            output.add(new Output(
                    node.path("vertex").asText(),
                    node.path("stream").asInt(),
                    node.path("data").asText()));
        }
        return Optional.of(new SolveStatus(vertices, parts, output));
    }

    private static VertexState vertex(JsonNode node) {
        JsonNode group = node.path("progressGroup");
        return new VertexState(
                node.path("digest").asText(),
                node.path("name").asText(),
                instant(node.path("started")),
                instant(node.path("completed")),
                node.path("cached").asBoolean(),
                node.path("error").asText(),
                group.isObject()
                        ? new Group(
                                group.path("id").asText(),
                                group.path("name").asText(),
                                group.path("weak").asBoolean())
                        : null);
    }

    private static PartState part(JsonNode node) {
        return new PartState(
                node.path("vertex").asText(),
                node.path("id").asText(),
                node.path("current").asLong(),
                node.path("total").asLong(),
                instant(node.path("started")),
                instant(node.path("completed")));
    }

    private static @Nullable Instant instant(JsonNode node) {
        if (!node.isTextual()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(node.textValue()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
