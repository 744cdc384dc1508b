package dev.stagefan.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ARG or ENV that is carried out while a stage is built, ONBUILD triggers of its base included.
 *
 * @param kind what it is
 * @param name of the variable, expanded
 * @param written for an ARG the default as written, its quotes included; null where it has none, and for ENV
 * @param value what the variable comes to; null for an ARG that sets nothing
 * @param reads names of the variables that the value is made of, set or not, sorted; none where a build arg or a global
 *     ARG gives the value
 * @param line 1-based line of the instruction (of the ONBUILD line for a trigger)
 */
public record Assignment(
        Kind kind,
        String name,
        @Nullable String written,
        @Nullable String value,
        List<String> reads,
        int line) {
    /** What assigns. */
    public enum Kind {
        ARG,
        ENV,
        /** An ENV of which only the build knows which variable it sets. */
        ENV_OF_UNKNOWN_NAME
    }

    public Assignment {
        reads = List.copyOf(reads);
    }
}
