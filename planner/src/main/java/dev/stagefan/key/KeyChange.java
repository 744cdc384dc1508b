package dev.stagefan.key;

import java.util.List;

/**
 * What sets one stage key apart from another.
 *
 * @param kind what became of the part
 * @param part as it is now; one that is gone as it was
 * @param before the value that it had; empty for one that is new
 * @param newPaths of what a part takes of a context: paths that were not there, sorted
 * @param gonePaths paths that are no longer there
 * @param changedPaths paths that hold something else, or have another mode
 */
public record KeyChange(
        Kind kind,
        KeyPart part,
        String before,
        List<String> newPaths,
        List<String> gonePaths,
        List<String> changedPaths) {
    /** What can become of a part. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    public KeyChange {
        newPaths = List.copyOf(newPaths);
        gonePaths = List.copyOf(gonePaths);
        changedPaths = List.copyOf(changedPaths);
    }

    static KeyChange of(Kind kind, KeyPart part, String before) {
        return new KeyChange(kind, part, before, List.of(), List.of(), List.of());
    }
}
