package dev.stagefan.cli;

import dev.stagefan.agent.AgentListener;
import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.display.Display;
import dev.stagefan.buildkit.display.GitHubDisplay;
import dev.stagefan.buildkit.display.PlainDisplay;
import dev.stagefan.buildkit.display.TerminalDisplay;
import dev.stagefan.cli.text.Printable;
import java.time.Duration;
import java.util.UUID;

/** Shows what a job does. */
final class AgentDisplay implements AgentListener, AutoCloseable {
    private final Display display;

    private AgentDisplay(Display display) {
        this.display = display;
    }

    /**
     * A display on {@code err}.
     *
     * @param dockerfile path of the Dockerfile in the repository
     */
    static AgentDisplay of(Surroundings surroundings, AgentJobOptions.Progress progress, String dockerfile) {
        return new AgentDisplay(
                switch (way(surroundings, progress)) {
                    case GITHUB ->
                        new GitHubDisplay(
                                surroundings.err(),
                                dockerfile,
                                UUID.randomUUID().toString());
                    case TTY -> new TerminalDisplay(surroundings.err(), surroundings.columns());
                    case AUTO, PLAIN -> new PlainDisplay(surroundings.err(), "");
                });
    }

    private static AgentJobOptions.Progress way(Surroundings surroundings, AgentJobOptions.Progress progress) {
        if (progress != AgentJobOptions.Progress.AUTO) {
            return progress;
        }
        if (surroundings.environment().getOrDefault("GITHUB_ACTIONS", "").equals("true")) {
            return AgentJobOptions.Progress.GITHUB;
        }
        return surroundings.errIsTerminal() ? AgentJobOptions.Progress.TTY : AgentJobOptions.Progress.PLAIN;
    }

    @Override
    public void said(String sentence) {
        display.say(Printable.line(sentence));
    }

    @Override
    public void warned(String sentence) {
        display.say("warning: " + Printable.line(sentence));
    }

    @Override
    public void buildBegins(String key, String title) {
        display.begins(title);
    }

    @Override
    public void on(BuildEvent event) {
        display.on(event);
    }

    @Override
    public void buildSucceeded(String key) {
        display.succeeded();
    }

    @Override
    public void buildFailed(String key, BuildFailure failure) {
        display.failed(failure);
    }

    @Override
    public void retrying(String key, BuildFailure failure, int attempt, Duration pause) {
        said("tries again in " + pause.toSeconds() + " s, attempt " + attempt);
    }

    @Override
    public void close() {
        display.close();
    }
}
