package dev.stagefan.agent;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import java.time.Duration;

/** Hears the sentences of an agent, and nothing of its builds: of one that builds nothing, say. */
@FunctionalInterface
public interface SentenceListener extends AgentListener {
    @Override
    default void buildBegins(String key, String title) {}

    @Override
    default void buildSucceeded(String key) {}

    @Override
    default void buildFailed(String key, BuildFailure failure) {}

    @Override
    default void retrying(String key, BuildFailure failure, int attempt, Duration pause) {}

    @Override
    default void on(BuildEvent event) {}
}
