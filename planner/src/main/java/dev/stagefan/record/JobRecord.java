package dev.stagefan.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job of a plan did. Sizes are bytes, durations seconds; a null is what could not be measured.
 *
 * @param planDigest SHA-256 of the plan's JSON text, as {@code sha256:…}
 * @param run what tells this carrying out of the plan from others, as {@code 8123-1}
 * @param job id of the job
 * @param merge whether it is the merge job
 * @param runner label of the runner that the plan gives the job
 * @param machine what it really ran on
 * @param startedAt when the agent began
 * @param endedAt when it ended
 * @param outcome how it ended
 * @param failure what it failed of, a sentence for people; null unless it failed
 * @param builds its builds, in order, repeated ones included
 * @param products what it made, in the order of the job's outputs; the merge job's is the final image
 * @param diskBytes the most that its builder's disk held while it ran, less what it held before
 */
public record JobRecord(
        String planDigest,
        String run,
        String job,
        boolean merge,
        String runner,
        Machine machine,
        Instant startedAt,
        Instant endedAt,
        Outcome outcome,
        @Nullable String failure,
        List<BuildTrace> builds,
        List<Product> products,
        @Nullable Long diskBytes) {
    public static final String SCHEMA = "stagefan/record/v1";

    /** How a job ended. */
    public enum Outcome {
        @JsonProperty("succeeded")
        SUCCEEDED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("cancelled")
        CANCELLED
    }

    /**
     * What a job ran on.
     *
     * @param driver of the builder, as {@code docker-container}
     * @param buildkitVersion as {@code v0.33.1}; null where the builder does not say
     * @param buildxVersion as {@code v0.37.2}
     * @param cores processors that the agent sees
     */
    public record Machine(String driver, @Nullable String buildkitVersion, String buildxVersion, int cores) {}

    /**
     * One thing that a job made.
     *
     * @param key {@code stage-INDEX} or {@code slice-INDEX}; {@code image} for the final image
     * @param label the stage's label
     * @param digest of its manifest, as {@code sha256:…}
     * @param bytes of its compressed layers
     */
    public record Product(
            String key,
            String label,
            String digest,
            @Nullable Long bytes) {}

    public JobRecord {
        builds = List.copyOf(builds);
        products = List.copyOf(products);
    }
}
