package dev.stagefan.context;

/** What a {@code .dockerignore} leaves out (moby/patternmatcher). */
public interface IgnoreRules {
    /** Leaves out nothing. */
    IgnoreRules NONE = path -> false;

    /**
     * Whether a path is left out.
     *
     * @param path relative to the context, with forward slashes
     */
    boolean ignores(String path);
}
