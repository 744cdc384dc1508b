package dev.stagefan.github.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step of a job that is over. GitHub gives its times in whole seconds.
 *
 * @param name its name, or {@code Run } and the first line of what it runs
 * @param conclusion as {@code success} or {@code skipped}
 * @param startedAt null where it did not start
 */
public record StepRun(
        String name,
        String conclusion,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {
    boolean ran() {
        return startedAt != null && !conclusion.equals(JobRun.SKIPPED);
    }
}
