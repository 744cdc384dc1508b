package dev.stagefan.context;

/** What a {@code .dockerignore} leaves out (moby/patternmatcher). */
@FunctionalInterface
public interface IgnoreRules {
    /** Leaves out nothing. */
    IgnoreRules NONE = path -> false;

    /**
     * Whether a path is left out.
     *
     * @param path relative to the context, with forward slashes
     */
    boolean ignores(String path);

    /** Whether a folder and all that lies below it are left out, so that nobody need look there. */
    default boolean ignoresBelow(String folder) {
        return false;
    }
}
