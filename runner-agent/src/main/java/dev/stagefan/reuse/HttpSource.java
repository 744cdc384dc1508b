package dev.stagefan.reuse;

import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks web servers what tells the content of a download now from what it will be. */
public final class HttpSource {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectTimeout(PATIENCE)
            .callTimeout(PATIENCE)
            .build();

    /**
     * What a server says of a download's version: its ETag, or when it was changed last and how long it is.
     *
     * @param url of HTTP or HTTPS; a fragment is not asked for
     * @throws IOException where it does not say; the message is a clause that says why
     */
    public String version(String url) throws IOException {
        Request request;
        try {
            request = new Request.Builder().url(url).head().build();
        } catch (IllegalArgumentException e) {
            throw new IOException("its URL cannot be read");
        }
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException(request.url().host() + " answers " + response.code());
            }
            String tag = response.header("ETag", "");
            String changed = response.header("Last-Modified", "");
            if (tag != null && !tag.isEmpty()) {
                return "etag " + tag;
            }
            if (changed != null && !changed.isEmpty()) {
                return "changed " + changed + ", " + response.header("Content-Length", "?") + " bytes";
            }
            throw new IOException(request.url().host() + " says neither an ETag nor when it was changed");
        }
    }
}
