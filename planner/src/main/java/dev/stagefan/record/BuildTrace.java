package dev.stagefan.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of Buildx, as its progress tells of it.
 *
 * @param purpose the key of the product that it made
 * @param startedAt when it was called
 * @param seconds until it ended
 * @param succeeded whether it made what was asked
 * @param pulledBytes layers loaded from registries
 * @param pushedBytes layers and manifests sent to registries
 * @param steps its vertices, in the order in which the progress first names them
 */
public record BuildTrace(
        String purpose,
        Instant startedAt,
        double seconds,
        boolean succeeded,
        @Nullable Long pulledBytes,
        @Nullable Long pushedBytes,
        List<Step> steps) {
    public BuildTrace {
        steps = List.copyOf(steps);
    }

    /** How a step ended. */
    public enum Ending {
        @JsonProperty("completed")
        COMPLETED,
        @JsonProperty("cached")
        CACHED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED,
        @JsonProperty("unfinished")
        UNFINISHED
    }

    /**
     * A vertex.
     *
     * @param name as the progress calls it, as {@code [base 2/3] RUN make}
     * @param ending how it ended; CACHED where any of its events said so
     * @param startSeconds after the build's start; null where it never began
     * @param seconds how long it ran; null where nothing ran
     */
    public record Step(
            String name,
            Ending ending,
            @Nullable Double startSeconds,
            @Nullable Double seconds) {}
}
