package dev.stagefan.buildlog;

import dev.stagefan.buildlog.SolveStatus.PartState;
import dev.stagefan.buildlog.SolveStatus.VertexState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads BuildKit's rawjson progress: a SolveStatus a line. A new build begins where a build definition is loaded although
 * there are steps, and all that was begun before has ended.
 *
 * <p>buildkit: client/graph.go, util/progress/progressui/display.go
 */
final class RawJsonProgress {
    private static final String DEFINITION = "internal] load build definition";

    private final List<BuildRecord> builds = new ArrayList<>();
    private Build current = new Build(0, null);
    private long damaged;

    private static final class Build {
        private final long line;
        private final @Nullable String runner;
        private final Map<String, VertexProgress> vertices = new LinkedHashMap<>();
        private final Map<String, VertexProgress> byDigest = new HashMap<>();
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
        SolveStatus status = SolveStatus.parse(text).orElse(null);
        if (status == null) {
            damaged++;
            return;
        }
        for (VertexState vertex : status.vertices()) {
            vertex(vertex, place);
        }
        for (PartState part : status.parts()) {
            VertexProgress vertex = current.byDigest.get(part.vertex());
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

    private void vertex(VertexState state, PlainProgress.Place place) {
        VertexProgress vertex = current.byDigest.get(state.digest());
        if (vertex == null && state.name().contains(DEFINITION) && isOver()) {
            keep();
            current = new Build(place.line(), place.runner());
        }
        if (vertex == null) {
            // buildkit shows the vertices of a progress group as one.
            vertex = current.vertices.computeIfAbsent(state.shownId(), id -> new VertexProgress(state.shownName()));
            current.byDigest.put(state.digest(), vertex);
        }
        vertex.update(state);
        Instant started = state.started();
        if (started != null && (current.startedAt == null || started.isBefore(current.startedAt))) {
            current.startedAt = started;
        }
    }

    private boolean isOver() {
        return current.vertices.values().stream().anyMatch(VertexProgress::isStep)
                && current.vertices.values().stream().allMatch(vertex -> !vertex.isRunning());
    }

    private void keep() {
        List<VertexRecord> records = current.vertices.values().stream()
                .filter(VertexProgress::isShown)
                .map(VertexProgress::record)
                .toList();
        if (!records.isEmpty()) {
            builds.add(new BuildRecord(current.line, current.startedAt, current.runner, records));
        }
    }
}
