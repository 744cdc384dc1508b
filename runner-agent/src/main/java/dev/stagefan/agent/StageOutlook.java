package dev.stagefan.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a stage.
 *
 * @param stage index of the stage
 * @param label its name, or {@code stage-INDEX}
 * @param jobs ids of the jobs that build it, or would
 * @param digest of the product that is reused, as {@code sha256:…}; null unless it is
 * @param key 64 hex digits; null where it has none
 * @param reason why that becomes of it, a clause for people
 */
public record StageOutlook(
        int stage,
        String label,
        List<String> jobs,
        Fate fate,
        @Nullable String digest,
        @Nullable String key,
        String reason) {
    /** What can become of a stage. */
    public enum Fate {
        /** A job that runs builds it. */
        RUNS,
        /** What an earlier build made of it is taken. */
        REUSED,
        /** No job that runs needs it. */
        NOT_NEEDED
    }

    public StageOutlook {
        jobs = List.copyOf(jobs);
    }
}
