package dev.stagefan.github.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.http.RetryAfter;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is none of those hoped for, and what it means.
 *
 * <p>Source: docs.github.com, rest/using-the-rest-api/rate-limits-for-the-rest-api and troubleshooting-the-rest-api.
 *
 * @param status 400 or more
 * @param body the beginning of the body
 */
record Answer(int status, RetryAfter.Headers headers, String body) {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What to throw for the answer.
     *
     * @param call what was called, as {@code GET /repos/acme/image}
     * @throws Setback where the call may succeed later
     * @throws ApiException where it will not
     */
    void refuse(String call, Access access, Instant now) throws Setback, ApiException {
        if (status == FORBIDDEN || status == TOO_MANY_REQUESTS) {
            refuseOverLimit(call, access, now);
        }
        if (status >= SERVER_ERROR) {
            throw new Setback(Setback.Kind.FAULT, "GitHub answers " + status, RetryAfter.of(headers, now));
        }
        throw new ApiException(
                "could not " + call + " because " + access.url().getHost() + " answers " + shown() + "; "
                        + advice(access),
                status,
                said());
    }

    private void refuseOverLimit(String call, Access access, Instant now) throws Setback, ApiException {
        Duration retryAfter = RetryAfter.of(headers, now);
        if ("0".equals(headers.value("x-ratelimit-remaining"))) {
            Duration untilReset = untilReset(now);
            String limit = headers.value("x-ratelimit-limit");
            String requests = "the " + (limit == null ? "" : limit + " ") + "requests an hour";
            if (access.token() == null) {
                throw new ApiException(
                        "could not " + call + " because " + requests + " that GitHub allows without a token are used up"
                                + (untilReset == null ? "" : " until " + Times.minute(now.plus(untilReset)))
                                + "; set GITHUB_TOKEN, or try again then",
                        status);
            }
            throw new Setback(
                    Setback.Kind.LIMIT,
                    requests + " of the token are used up",
                    untilReset == null ? retryAfter : untilReset);
        }
        boolean secondary = body.toLowerCase(Locale.ROOT).contains("secondary rate limit");
        if (retryAfter != null || secondary || status == TOO_MANY_REQUESTS) {
            throw new Setback(Setback.Kind.LIMIT, "GitHub asks for slower requests (" + status + ")", retryAfter);
        }
    }

    private String advice(Access access) {
        return switch (status) {
            case UNAUTHORIZED -> "give a valid token in GITHUB_TOKEN";
            case FORBIDDEN ->
                access.token() == null
                        ? "give a token in GITHUB_TOKEN"
                        : "the token needs to read the repository's actions (permissions: actions: read in a workflow, the"
                                + " scope repo of a classic token), and the organization's approval where it asks for one";
            case NOT_FOUND ->
                "check the name"
                        + (access.token() == null
                                ? "; what is private is found with a token in GITHUB_TOKEN only"
                                : ", and that the token may see it");
            default -> "check the request's options";
        };
    }

    /** The status, and what the body says of it. */
    private String shown() {
        String said = said();
        return said.isEmpty() ? String.valueOf(status) : status + " " + said;
    }

    /** The body's message, and those of its errors, as {@code Validation Failed (A pull request already exists)}. */
    private String said() {
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode message = root.path("message");
            if (!message.isTextual() || message.textValue().isBlank()) {
                return "";
            }
            List<String> errors = new ArrayList<>();
            for (JsonNode error : root.path("errors")) {
                if (error.path("message").isTextual()) {
                    errors.add(error.path("message").textValue());
                }
            }
            return message.textValue() + (errors.isEmpty() ? "" : " (" + String.join("; ", errors) + ")");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** A second more than the server says: its clock counts whole ones. */
    private @Nullable Duration untilReset(Instant now) {
        String value = headers.value("x-ratelimit-reset");
        try {
            return value == null
                    ? null
                    : notNegative(Duration.between(
                                    RetryAfter.serverTime(headers, now),
                                    Instant.ofEpochSecond(Long.parseLong(value.strip()))))
                            .plusSeconds(1);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
