package dev.stagefan.buildkit;

/** Told of a build while it runs, from one thread at a time. What it is told is the build's own text: not safe to show. */
public interface BuildListener {
    /** Hears nothing. */
    BuildListener NONE = event -> {};

    void on(BuildEvent event);
}
