package dev.stagefan.buildlog;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When a vertex ran. It may run several times, waiting for others between; what overlaps counts once.
 *
 * <p>buildkit: util/progress/progressui/display.go, mergeIntervals
 */
final class Intervals {
    private static final double NANOSECONDS = 1e9;

    private final TreeMap<Instant, Optional<Instant>> endByStart = new TreeMap<>();

    /** Adds an interval, or says when the one that began then ended; null for not yet. */
    void put(Instant start, @Nullable Instant end) {
        endByStart.put(start, Optional.ofNullable(end));
    }

    /** Whether all have ended. */
    boolean areClosed() {
        return endByStart.values().stream().allMatch(Optional::isPresent);
    }

    /** When the first begins; null where there is none. */
    @Nullable
    Instant start() {
        return endByStart.isEmpty() ? null : endByStart.firstKey();
    }

    /** How long they take together; those that have not ended count nothing. */
    double seconds() {
        Duration sum = Duration.ZERO;
        Instant covered = Instant.MIN;
        for (Map.Entry<Instant, Optional<Instant>> interval : endByStart.entrySet()) {
            Instant start = interval.getKey().isAfter(covered) ? interval.getKey() : covered;
            Instant end = interval.getValue().orElse(start);
            if (end.isAfter(start)) {
                sum = sum.plus(Duration.between(start, end));
                covered = end;
            }
        }
        return sum.toNanos() / NANOSECONDS;
    }
}
