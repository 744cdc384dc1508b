package dev.stagefan.buildlog;

import dev.stagefan.buildlog.Vertex.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A vertex while its log is read. */
final class VertexRecord {
    /** An image has at most 127 layers, and each has two or three parts; more is a log that was tampered with. */
    private static final int MOST_TRANSFERS = 2000;

    private static final Pattern LAYER = Pattern.compile("(?:extracting )?sha256:.*", Pattern.DOTALL);
    private static final String FROM = "FROM";

    private final String name;
    private final Map<String, Transfer> transfers = new LinkedHashMap<>();
    private Outcome outcome = Outcome.UNFINISHED;
    private @Nullable Double seconds;
    private boolean wasCached;

    VertexRecord(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    boolean isFinished() {
        return outcome != Outcome.UNFINISHED;
    }

    /** Says how it ended; what is said last holds, since a vertex may run in several intervals and then sums them up. */
    void end(Outcome how, @Nullable Double tookSeconds) {
        outcome = how;
        wasCached |= how == Outcome.CACHED;
        seconds = how == Outcome.CACHED ? null : tookSeconds;
    }

    /** Adds what is now known of a part. */
    void add(Transfer transfer) {
        Transfer before = transfers.get(transfer.what());
        if (before == null && transfers.size() >= MOST_TRANSFERS) {
            return;
        }
        Long bytes = transfer.bytes() == null && before != null ? before.bytes() : transfer.bytes();
        Double took = transfer.seconds() == null && before != null ? before.seconds() : transfer.seconds();
        boolean done = transfer.done() || (before != null && before.done());
        transfers.put(transfer.what(), new Transfer(transfer.what(), bytes, took, done));
    }

    /** Takes over what a later mention of the same vertex said. */
    void absorb(VertexRecord later) {
        later.transfers.values().forEach(this::add);
        wasCached |= later.wasCached;
        if (later.isFinished()) {
            end(later.outcome, later.seconds);
        }
    }

    /** The vertex, under a name of which a bake target may have been taken off. */
    Vertex vertex(String shortName) {
        boolean cached = outcome == Outcome.COMPLETED && isFromCache(shortName);
        return new Vertex(
                shortName, cached ? Outcome.CACHED : outcome, cached ? null : seconds, List.copyOf(transfers.values()));
    }

    /**
     * Whether a step that seems to have run was cached. When the layers of one are pulled later, because something that was
     * not cached needs them, its progress begins anew, without the mark, and ends with the time that pulling took. Only a
     * FROM loads layers otherwise.
     *
     * <p>buildkit: util/progress/controller/controller.go
     */
    private boolean isFromCache(String shortName) {
        boolean runs = VertexName.parse(shortName)
                .filter(step -> !step.keyword().equals(FROM))
                .isPresent();
        return runs
                && (wasCached
                        || transfers.keySet().stream()
                                .anyMatch(what -> LAYER.matcher(what).matches()));
    }
}
