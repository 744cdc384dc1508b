package dev.stagefan.buildlog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a build.
 *
 * @param name as the progress calls it, as {@code [base 2/3] RUN make}
 * @param seconds how long it ran, waiting for others not included; null where the log does not say or nothing ran
 * @param transfers what it says of layers that it loaded and of its parts, in the order in which they began
 */
public record Vertex(String name, Outcome outcome, @Nullable Double seconds, List<Transfer> transfers) {
    /** How a step ended. */
    public enum Outcome {
        /** It ran to its end. */
        COMPLETED,
        /** The result was at hand, and nothing ran. */
        CACHED,
        FAILED,
        CANCELED,
        /** The log ends before it does. */
        UNFINISHED
    }

    public Vertex {
        transfers = List.copyOf(transfers);
    }
}
