package dev.stagefan.agent;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what it is told.
 *
 * @param said sentences that are no warnings
 */
record Heard(List<String> said, List<String> warned) implements AgentListener {
    Heard() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public void said(String sentence) {
        said.add(sentence);
    }

    @Override
    public void warned(String sentence) {
        warned.add(sentence);
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
