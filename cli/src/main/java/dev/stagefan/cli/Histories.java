package dev.stagefan.cli;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.git.Author;
import dev.stagefan.git.GitRemote;
import dev.stagefan.github.api.Access;
import dev.stagefan.history.BranchHistory;
import dev.stagefan.history.FileHistory;
import dev.stagefan.history.HistoryException;
import dev.stagefan.history.HistorySource;
import dev.stagefan.history.RegistryHistory;
import dev.stagefan.history.TimingHistory;
import dev.stagefan.http.Pace;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.Retries;
import java.util.Map;

/** Timing histories as options name them. */
final class Histories {
    private static final String GITHUB = "https://github.com";
    private static final String API_HOST = "api.";
    private static final String API_PATH = "/api/v3";

    private Histories() {}

    /** Something that is done with a history. */
    @FunctionalInterface
    interface Use<T> {
        T with(TimingHistory history) throws HistoryException, InterruptedException;
    }

    /**
     * Opens a history, and does something with it.
     *
     * @param option what names it, for messages
     * @throws Failure where it is none, or cannot be read or written
     */
    static <T> T use(Surroundings surroundings, String option, String given, Use<T> use) throws Failure {
        HistorySource source;
        try {
            source = HistorySource.parse(given);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(option + ": " + Printable.line(String.valueOf(e.getMessage())));
        }
        try {
            if (source instanceof HistorySource.Registry registry) {
                return inRegistry(surroundings, registry, use);
            }
            if (source instanceof HistorySource.Branch branch) {
                return use.with(onBranch(surroundings.environment(), branch));
            }
            HistorySource.File file = (HistorySource.File) source;
            return use.with(
                    new FileHistory(file.path(), surroundings.directory().resolve(file.path())));
        } catch (HistoryException | RegistryException e) {
            throw Failure.outsideFailed(Printable.line(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.outsideFailed("could not use the timing history because it was interrupted; try again");
        }
    }

    private static <T> T inRegistry(Surroundings surroundings, HistorySource.Registry source, Use<T> use)
            throws HistoryException, RegistryException, InterruptedException {
        DockerConfig config = DockerConfig.of(surroundings.environment());
        try (RegistryClient client = RegistryClient.of(
                config,
                Retries.USUAL,
                Pace.REAL,
                (reason, until) -> surroundings.err().println("stagefan: " + reason + "; waits until " + until))) {
            return use.with(new RegistryHistory(client, source.reference(), Pace.REAL));
        }
    }

    private static TimingHistory onBranch(Map<String, String> environment, HistorySource.Branch source) throws Failure {
        String repository = PulledRunsOptions.repository(null, environment);
        return new BranchHistory(
                remote(repository, GitHubOptions.access(null, environment), environment),
                source.name(),
                Author.GITHUB_ACTIONS,
                Pace.REAL);
    }

    /**
     * The Git repository that a repository of GitHub is.
     *
     * @param repository as {@code acme/image}
     * @param access the API of the server that has it
     */
    static GitRemote remote(String repository, Access access, Map<String, String> environment) throws Failure {
        String server = environment.getOrDefault("GITHUB_SERVER_URL", "");
        try {
            return GitRemote.of(
                    (server.isEmpty() ? server(access) : server) + "/" + repository + ".git", access.token());
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(e);
        }
    }

    /** The server of an API: {@code https://api.HOST}, or {@code https://HOST/api/v3} of an Enterprise Server. */
    private static String server(Access access) {
        String url = access.url().toString();
        if (url.equals(Access.GITHUB)) {
            return GITHUB;
        }
        if (url.endsWith(API_PATH)) {
            return url.substring(0, url.length() - API_PATH.length());
        }
        return url.replace("://" + API_HOST, "://");
    }
}
