package dev.stagefan.github.api;

import dev.stagefan.http.Pace;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Reads the logs of jobs, which may be of any size; the library would keep the whole of one in memory.
 *
 * <p>The API answers with a redirect to an address of another host that holds for a minute. The token is not sent there.
 */
public final class LogDownload {
    private static final int MOST_OF_AN_ERROR = 1 << 16;

    private final OkHttpClient client;
    private final Access access;
    private final Patience patience;
    private final Pace pace;

    LogDownload(OkHttpClient client, Access access, Patience patience, Pace pace) {
        this.client = client;
        this.access = access;
        this.patience = patience;
        this.pace = pace;
    }

    /** Makes something of a log. It may be called again, with the log from its start, where a connection broke off. */
    @FunctionalInterface
    public interface Reader<T> {
        T read(InputStream log) throws IOException;
    }

    /** What came of asking for a log. */
    public sealed interface Answered<T> {
        /**
         * It was read.
         *
         * @param value what the reader made of it
         */
        record Read<T>(T value) implements Answered<T> {}

        /** There is none: not yet, or not any more. */
        record NotThere<T>() implements Answered<T> {}

        /** There was one, and there will be none. */
        record Expired<T>() implements Answered<T> {}
    }

    /**
     * Reads the log of a job.
     *
     * @param repository as {@code acme/image}
     */
    public <T> Answered<T> read(String repository, long job, Reader<T> reader) throws ApiException {
        String path = "/repos/" + repository + "/actions/jobs/" + job + "/logs";
        return patience.carryOut("GET " + path, () -> attempt(path, reader));
    }

    private <T> Answered<T> attempt(String path, Reader<T> reader) throws IOException {
        Request.Builder request = new Request.Builder()
                .url(access.url() + path)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28");
        @Nullable String token = access.token();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (Response response = client.newCall(request.build()).execute()) {
            if (response.isSuccessful()) {
                return new Answered.Read<>(reader.read(response.body().byteStream()));
            }
            if (response.code() == HttpURLConnection.HTTP_GONE) {
                return new Answered.Expired<>();
            }
            if (response.code() == HttpURLConnection.HTTP_NOT_FOUND) {
                return new Answered.NotThere<>();
            }
            if (!isApi(response.request().url())) {
                // The address may have expired on the way; the API gives another.
                throw new Setback(Setback.Kind.FAULT, "the host that keeps logs answers " + response.code(), null);
            }
            new Answer(
                            response.code(),
                            response::header,
                            response.peekBody(MOST_OF_AN_ERROR).string())
                    .refuse("GET " + path, access, pace.clock().instant());
            throw new IllegalStateException("an answer is refused");
        }
    }

    private boolean isApi(HttpUrl answered) {
        HttpUrl api = HttpUrl.get(access.url().toString());
        return answered.host().equals(api.host()) && answered.port() == api.port();
    }
}
