package dev.stagefan.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stage that a job hands on.
 *
 * @param stage index of the stage
 * @param label its name, or {@code stage-INDEX}
 * @param transport how the consumers take it; a stage taken in two ways has two outputs
 * @param slicePaths for a slice, the absolute paths it holds, sorted; empty otherwise
 * @param cutAfterLine where {@code --target} cannot name the stage (it has no name, or shares it): the 1-based line
 *     after which the Dockerfile is cut so that the stage is its last; null otherwise
 * @param cacheTag tag of the registry cache that this build imports and exports, as {@code cache-base-linux-amd64}
 */
public record Output(
        int stage,
        String label,
        Transport transport,
        List<String> slicePaths,
        @Nullable Integer cutAfterLine,
        String cacheTag) {
    public Output {
        slicePaths = List.copyOf(slicePaths);
    }

    /** What tells the product from all others of a plan, as {@code stage-3} or {@code slice-3}. */
    public String key() {
        return transport.product() + "-" + stage;
    }
}
