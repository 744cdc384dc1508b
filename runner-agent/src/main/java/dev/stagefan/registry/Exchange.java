package dev.stagefan.registry;

import dev.stagefan.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends requests, once each, and knows what must not be shown of them.
 *
 * @param client follows redirects, but none from https to http
 */
record Exchange(OkHttpClient client, Clock clock, Secrets secrets) {
    private static final String AGENT = "stagefan";

    /**
     * Sends a request; an interrupt ends it.
     *
     * <p>OkHttp drops the Authorization header where a redirect leads to another host, another port or another scheme.
     */
    Response send(Request request) throws IOException, InterruptedException {
        Request.Builder all = request.newBuilder().header("User-Agent", AGENT);
        // Otherwise OkHttp asks for gzip, unpacks it, and leaves out how long it was.
        all.header("Accept-Encoding", "identity");
        // A body must not be sent on to a host that a redirect names: it may be a token.
        OkHttpClient sender = request.body() == null
                ? client
                : client.newBuilder().followRedirects(false).build();
        Call call = sender.newCall(all.build());
        CompletableFuture<Response> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answer.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                if (!answer.complete(response)) {
                    response.close();
                }
            }
        });
        try {
            return answer.get();
        } catch (InterruptedException e) {
            call.cancel();
            answer.cancel(false);
            throw e;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }

    /**
     * All of a body.
     *
     * @param most how long it may be, in bytes
     * @param call what is done, for the message
     */
    static byte[] body(Response response, int most, String call) throws IOException {
        try (InputStream body = response.body().byteStream()) {
            byte[] bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new RegistryException(
                        Kind.CORRUPT,
                        "could not " + call + " because the answer of "
                                + Shown.host(response) + " is longer than " + most
                                + " bytes, which no such answer is; check that it is a registry");
            }
            return bytes;
        }
    }
}
