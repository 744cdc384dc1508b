package dev.stagefan.github.api;

import dev.stagefan.http.Pace;
import dev.stagefan.http.WaitListener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.extras.okhttp3.OkHttpGitHubConnector;

/** A way to ask the API. Calls are made one after the other, as GitHub advises. */
public final class Connection implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration READ = Duration.ofSeconds(60);

    /**
     * The libraries' loggers write to standard error what their exceptions say too. Kept, because a logger that nobody holds
     * forgets its level.
     */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("org.kohsuke.github"), Logger.getLogger("okhttp3"));

    private final OkHttpClient client;
    private final Patience patience;
    private final GitHub github;
    private final LogDownload logs;
    private final RestCalls calls;

    private Connection(OkHttpClient client, Patience patience, GitHub github, LogDownload logs, RestCalls calls) {
        this.client = client;
        this.patience = patience;
        this.github = github;
        this.logs = logs;
        this.calls = calls;
    }

    /**
     * Prepares a way to ask; asks nothing yet.
     *
     * @param longestWait how long to wait for a limit at most, each time
     */
    public static Connection open(Access access, Pace pace, Duration longestWait, WaitListener listener)
            throws ApiException {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
        // A redirect to another host loses the Authorization header in OkHttp; one from https to http is not followed.
        OkHttpClient client = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(READ)
                .followSslRedirects(false)
                .build();
        Patience patience = new Patience(pace, longestWait, listener);
        GitHubBuilder builder = new GitHubBuilder()
                .withEndpoint(access.url().toString())
                .withConnector(new PatientConnector(new OkHttpGitHubConnector(client), access, patience, pace));
        String token = access.token();
        if (token != null) {
            // Not withOAuthToken: the library then asks who the user is, which a workflow's token may not.
            builder.withAuthorizationProvider(() -> "Bearer " + token);
        }
        try {
            return new Connection(
                    client,
                    patience,
                    builder.build(),
                    new LogDownload(client, access, patience, pace),
                    new RestCalls(client, access, patience, pace));
        } catch (IOException e) {
            throw new ApiException("could not use " + access + " because " + e.getMessage() + "; check the address");
        }
    }

    /** Something that is asked by way of the library. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(GitHub github) throws IOException;
    }

    /**
     * Asks by way of the library, whose page iterators and parsers throw exceptions of many kinds.
     *
     * @param what what is asked for, for messages, as {@code the runs of image.yml}
     * @throws CancellationException where it was {@linkplain #cancel cancelled}
     */
    public <T> T ask(String what, Question<T> question) throws ApiException {
        try {
            return question.ask(github);
        } catch (IOException | RuntimeException e) {
            ApiException known = cause(e, ApiException.class);
            if (known != null) {
                throw known;
            }
            CancellationException cancelled = cause(e, CancellationException.class);
            if (cancelled != null) {
                throw cancelled;
            }
            throw new ApiException("could not read " + what + " because the answer is not as GitHub's documentation"
                    + " describes it (" + e.getMessage() + "); check the address of the API");
        }
    }

    public LogDownload logs() {
        return logs;
    }

    public RestCalls calls() {
        return calls;
    }

    /** Ends what is under way with a {@link CancellationException}, and all that follows; for another thread. */
    public void cancel() {
        patience.cancel();
        client.dispatcher().cancelAll();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
        for (Throwable next = thrown; next != null; next = next.getCause()) {
            if (type.isInstance(next)) {
                return type.cast(next);
            }
        }
        return null;
    }
}
