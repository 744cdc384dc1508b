package dev.stagefan.buildkit.display;

import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildListener;

/** Shows builds, one after another, to people. Whatever text it is given, what it writes is safe to show. */
public interface Display extends BuildListener, AutoCloseable {
    /**
     * A build begins.
     *
     * @param title what it makes, in a few words
     */
    void begins(String title);

    /** Something to say besides what builds do; may have several lines. */
    void say(String text);

    /** The build that began last has ended well. */
    void succeeded();

    /** The build that began last has failed. */
    void failed(BuildFailure failure);

    /** Ends it; a display that was live leaves its last state. */
    @Override
    void close();
}
