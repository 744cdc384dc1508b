package dev.stagefan.buildkit;

import org.jspecify.annotations.Nullable;

/** Something that happened in a build; times are seconds after its start. */
public sealed interface BuildEvent {
    /** Index of the vertex, in the order in which the progress first names them. */
    int vertex();

    /** Name of the vertex, as the progress has it. */
    String name();

    /** A vertex is named for the first time. */
    record Named(int vertex, String name) implements BuildEvent {}

    /** A vertex begins, or begins anew. */
    record Began(int vertex, String name, double atSeconds) implements BuildEvent {}

    /**
     * A vertex ends.
     *
     * @param error what it failed of; null where it did not
     */
    record Ended(
            int vertex,
            String name,
            double atSeconds,
            boolean cached,
            @Nullable String error) implements BuildEvent {}

    /** A part of a vertex, as a layer that is loaded, has come so far; a null total is not known. */
    record Moved(
            int vertex,
            String name,
            String what,
            long currentBytes,
            @Nullable Long totalBytes) implements BuildEvent {}

    /** A line that a step wrote, without its line end. */
    record Wrote(int vertex, String name, String line) implements BuildEvent {}
}
