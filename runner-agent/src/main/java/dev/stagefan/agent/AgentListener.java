package dev.stagefan.agent;

import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildListener;
import java.time.Duration;

/**
 * Told of one job while it is carried out. The texts may hold parts of a user's file and of what a build wrote: not safe
 * to show.
 */
public interface AgentListener extends BuildListener {
    /** Hears nothing. */
    AgentListener NONE = (SentenceListener) sentence -> {};

    /** A sentence of what is found, decided and done. */
    void said(String sentence);

    /** A sentence of what is no reason to fail, and is to be seen: a lost cache, for one. */
    default void warned(String sentence) {
        said(sentence);
    }

    /**
     * A build begins; what is told by {@link #on} until it ends is of this one.
     *
     * @param key of the product that it makes
     * @param title what it makes, in a few words
     */
    void buildBegins(String key, String title);

    /** The build that began last has ended well. */
    void buildSucceeded(String key);

    /** The build that began last has failed; where it is tried again, that is told next. */
    void buildFailed(String key, BuildFailure failure);

    /**
     * A build is tried again after a pause.
     *
     * @param failure what the attempt before failed of
     * @param attempt which attempt comes, 2 or more
     */
    void retrying(String key, BuildFailure failure, int attempt, Duration pause);
}
