package dev.stagefan.buildlog;

import dev.stagefan.buildlog.SolveStatus.Group;
import dev.stagefan.buildlog.SolveStatus.PartState;
import dev.stagefan.buildlog.SolveStatus.VertexState;
import dev.stagefan.buildlog.Vertex.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A vertex of rawjson progress, or a progress group of some, while the progress is read. */
public final class VertexProgress {
    private static final String CANCELED = "context canceled";

    private final VertexRecord record;
    private final Map<String, VertexState> members = new LinkedHashMap<>();
    private final Set<String> cached = new HashSet<>();
    private final Intervals intervals = new Intervals();

    /** A vertex of which nothing is known but the name that it is shown under. */
    public VertexProgress(String name) {
        record = new VertexRecord(name);
    }

    /** Takes over what is new of it. */
    public void update(VertexState state) {
        if (state.started() != null || !members.containsKey(state.digest())) {
            members.put(state.digest(), state);
        }
        if (state.cached()) {
            cached.add(state.digest());
        }
        if (state.started() != null) {
            intervals.put(state.started(), state.completed());
        }
    }

    /** Takes over what is new of a part of it. */
    public void add(PartState part) {
        long bytes = part.total() == 0 && part.completed() != null ? part.current() : part.total();
        Double seconds = part.started() == null || part.completed() == null
                ? null
                : Double.valueOf(seconds(part.started(), part.completed()));
        record.add(new Transfer(part.id(), bytes <= 0 ? null : Long.valueOf(bytes), seconds, part.completed() != null));
    }

    /** Whether it runs: an interval has begun that has not ended. */
    public boolean isRunning() {
        return !intervals.areClosed();
    }

    /** When it began; null where it has not. */
    public @Nullable Instant startedAt() {
        return intervals.start();
    }

    /** What it failed of; empty where it did not. */
    public String error() {
        return members.values().stream()
                .map(VertexState::error)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The vertex as it is now. */
    public Vertex vertex() {
        return record().vertex(record.name());
    }

    /** A group shows itself once one of its members that matter has started. */
    boolean isShown() {
        return members.values().stream().anyMatch(state -> state.started() != null && !isWeak(state.group()));
    }

    private static boolean isWeak(@Nullable Group group) {
        return group != null && group.weak();
    }

    boolean isStep() {
        return VertexName.parse(record.name()).isPresent();
    }

    VertexRecord record() {
        String error = error();
        if (!error.isEmpty()) {
            record.end(error.endsWith(CANCELED) ? Outcome.CANCELED : Outcome.FAILED, null);
        } else if (intervals.start() != null && intervals.areClosed()) {
            if (cached.containsAll(members.keySet())) {
                record.end(Outcome.CACHED, null);
            }
            if (members.values().stream().anyMatch(state -> !state.cached())) {
                record.end(Outcome.COMPLETED, intervals.seconds());
            }
        }
        return record;
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }
}
