package dev.stagefan.run;

import dev.stagefan.agent.AgentListener;
import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import java.time.Duration;
import java.util.function.Consumer;

/** Hears the sentences of an agent that builds nothing. */
record Sentences(Consumer<String> said) implements AgentListener {
    static AgentListener to(Consumer<String> said) {
        return new Sentences(said);
    }

    @Override
    public void said(String sentence) {
        said.accept(sentence);
    }

    @Override
    public void buildBegins(String key, String title) {}

    @Override
    public void buildSucceeded(String key) {}

    @Override
    public void buildFailed(String key, BuildFailure failure) {}

    @Override
    public void retrying(String key, BuildFailure failure, int attempt, Duration pause) {}

    @Override
    public void on(BuildEvent event) {}
}
