package dev.stagefan.github.history;

import dev.stagefan.github.GitHubDouble;
import dev.stagefan.github.TestPace;
import dev.stagefan.github.api.Access;
import dev.stagefan.github.api.ApiException;
import dev.stagefan.github.api.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pull from a double, and what is told of it. */
final class Pull implements PullListener {
    private final GitHubDouble github;
    private final Path directory;
    final TestPace pace = new TestPace();
    final List<String> told = new ArrayList<>();

    int runs = 20;

    @Nullable
    String branch;

    @Nullable
    String event;

    @Nullable
    Instant since;

    @Nullable
    String token = GitHubDouble.TOKEN;

    boolean cancelOnWait;
    private Runnable cancel = () -> {};
    String workflow = GitHubDouble.WORKFLOW;
    BuildSteps buildSteps = BuildSteps.KNOWN;
    Needs needs = Needs.UNKNOWN;
    HistoryPull.Logs logs = HistoryPull.Logs.READ;

    Pull(GitHubDouble github, Path directory) {
        this.github = github;
        this.directory = directory;
    }

    PullResult run() {
        HistoryQuery query = new HistoryQuery(GitHubDouble.REPOSITORY, workflow, runs, branch, event, since);
        HistoryCache cache = HistoryCache.of(directory, "localhost", GitHubDouble.REPOSITORY);
        try (Connection connection =
                Connection.open(Access.of(github.url(), token), pace.pace(), Duration.ofHours(1), this)) {
            HistoryPull pull = new HistoryPull(connection, query, buildSteps, needs, logs, cache, this);
            cancel = pull::cancel;
            return pull.pull();
        } catch (ApiException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void reading(int done, int total, String what) {
        told.add(done + "/" + total + " " + what);
    }

    @Override
    public void read(int done, int total, Source source) {
        told.add(done + "/" + total + " read from " + source);
    }

    @Override
    public void note(String sentence) {
        told.add("note: " + sentence);
    }

    @Override
    public void waiting(String reason, Instant until) {
        if (cancelOnWait) {
            cancel.run();
        }
        told.add("waiting until " + until + " because " + reason);
    }
}
