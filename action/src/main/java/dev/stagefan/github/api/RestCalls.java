package dev.stagefan.github.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.http.Pace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Asks the API for what the library does not know of, as patiently. */
public final class RestCalls {
    private static final int MOST = 16 << 20;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final OkHttpClient client;
    private final Access access;
    private final Patience patience;
    private final Pace pace;

    RestCalls(OkHttpClient client, Access access, Patience patience, Pace pace) {
        this.client = client;
        this.access = access;
        this.patience = patience;
        this.pace = pace;
    }

    /** What to try where a call is refused. */
    @FunctionalInterface
    public interface Advice {
        /** A clause without its end, for an HTTP status. */
        String of(int status);
    }

    /** The API, to which the segments of a path are added. */
    public HttpUrl.Builder address() {
        return Objects.requireNonNull(HttpUrl.get(access.url()), "it is an http URL")
                .newBuilder();
    }

    /**
     * Reads something.
     *
     * @return nothing where it is not there
     */
    public Optional<JsonNode> get(HttpUrl address, Advice advice) throws ApiException {
        Request request = request(address).get().build();
        return patience.carryOut(call(request), () -> {
            try (Response response = client.newCall(request).execute()) {
                if (response.code() == NOT_FOUND) {
                    return Optional.empty();
                }
                refuse(response, request, advice);
                return Optional.of(json(response));
            }
        });
    }

    /** Removes something; what is not there is removed already. */
    public void delete(HttpUrl address, Advice advice) throws ApiException {
        Request request = request(address).delete().build();
        patience.carryOut(call(request), () -> {
            try (Response response = client.newCall(request).execute()) {
                if (response.code() != NOT_FOUND) {
                    refuse(response, request, advice);
                }
                return true;
            }
        });
    }

    private Request.Builder request(HttpUrl address) {
        Request.Builder request = new Request.Builder()
                .url(address)
                .header("Accept", "application/vnd.github+json")
                .header("X-GitHub-Api-Version", "2022-11-28");
        String token = access.token();
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private void refuse(Response response, Request request, Advice advice) throws IOException {
        int status = response.code();
        if (status < BAD_REQUEST) {
            return;
        }
        Answer answer = new Answer(status, response::header, beginning(response));
        try {
            answer.refuse(call(request), access, pace.clock().instant());
        } catch (ApiException e) {
            boolean limit = status == TOO_MANY_REQUESTS || "0".equals(response.header("x-ratelimit-remaining"));
            if (limit || status >= SERVER_ERROR) {
                throw e;
            }
            String message = message(answer.body());
            throw new ApiException(
                    "could not " + call(request) + " because " + access.url().getHost() + " answers " + status
                            + (message == null ? "" : " " + message) + "; " + advice.of(status),
                    status);
        }
    }

    private static @Nullable String message(String body) {
        try {
            return JSON.readTree(body).path("message").asText(null);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static String beginning(Response response) {
        try (InputStream body = response.body().byteStream()) {
            return new String(body.readNBytes(1 << 16), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static JsonNode json(Response response) throws IOException {
        try (InputStream body = response.body().byteStream()) {
            byte[] bytes = body.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw new ApiException("could not read an answer of GitHub's because it has more than 16 MiB; check the"
                        + " address of the API");
            }
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new Setback(Setback.Kind.FAULT, "the answer is no whole JSON", null);
        }
    }

    /** Method and path; the query says nothing that a person needs. */
    private static String call(Request request) {
        return request.method() + " " + request.url().encodedPath();
    }
}
