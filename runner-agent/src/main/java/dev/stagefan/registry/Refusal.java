package dev.stagefan.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.http.RetryAfter;
import dev.stagefan.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means that is none of those hoped for (OCI distribution spec 1.1: error codes).
 *
 * @param call what was asked, as {@code read the manifest ghcr.io/acme/widget:nightly}
 * @param advice what to try, by what is in the way
 */
record Refusal(Exchange exchange, String call, Advice advice) {
    private static final int MOST_OF_AN_ERROR = 1 << 16;
    private static final int MOST_MESSAGES = 3;
    private static final int REDIRECT = 300;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int GONE = 410;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** Server errors that stay: not implemented, HTTP version, no space. */
    private static final Set<Integer> LASTING = Set.of(501, 505, 507);

    /** A registry of several servers may forget an upload that it began; another is begun. */
    private static final String LOST_UPLOAD = "BLOB_UPLOAD_UNKNOWN";

    /** A manifest came before a layer that it names. */
    private static final String MISSING_PART = "MANIFEST_BLOB_UNKNOWN";

    private static final Set<String> CORRUPTED = Set.of("DIGEST_INVALID", "SIZE_INVALID");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the body of an answer says: the codes of its errors, and its words. */
    private record Said(Set<String> codes, String words) {}

    /**
     * What an answer means.
     *
     * @param api whether the registry itself answered, not a host that it redirects to
     * @return a {@link Setback} where the call may succeed later, else a {@link RegistryException}
     */
    IOException of(Response response, boolean api) {
        Said said = said(response);
        int status = response.code();
        String reason =
                Shown.host(response) + " answers " + status + (said.words().isEmpty() ? "" : " " + said.words());
        if (passes(status)
                || said.codes().contains(LOST_UPLOAD)
                || (!api && status >= BAD_REQUEST && status != NOT_FOUND)) {
            // An address that a registry redirects to holds for a while; it gives another.
            Kind kind = Kind.TRANSIENT;
            return new Setback(
                    kind, reason, advice.of(status == TOO_MANY_REQUESTS ? status : 0, kind), pause(response));
        }
        if (said.codes().stream().anyMatch(CORRUPTED::contains)) {
            return new Setback(Kind.CORRUPT, reason, advice.of(status, Kind.CORRUPT), null);
        }
        Kind kind = kind(response, said);
        String way = said.codes().contains(MISSING_PART) ? "push what it names first" : advice.of(status, kind);
        return new RegistryException(kind, "could not " + call + " because " + reason + "; " + way);
    }

    private static boolean passes(int status) {
        return status == TOO_MANY_REQUESTS
                || status == REQUEST_TIMEOUT
                || status == TOO_EARLY
                || (status >= SERVER_ERROR && !LASTING.contains(status));
    }

    private Kind kind(Response response, Said said) {
        if (said.codes().stream().anyMatch(code -> code.endsWith("_UNKNOWN"))) {
            return Kind.NOT_FOUND;
        }
        boolean writes = !Set.of("GET", "HEAD").contains(response.request().method());
        return switch (response.code()) {
            case UNAUTHORIZED ->
                said.codes().contains("DENIED") || (advice.isKnown() && Authorizer.isInsufficient(response))
                        ? Kind.DENIED
                        : Kind.UNAUTHORIZED;
            case FORBIDDEN -> writes && said.codes().contains("UNSUPPORTED") ? Kind.READ_ONLY : Kind.DENIED;
            case METHOD_NOT_ALLOWED -> writes ? Kind.READ_ONLY : Kind.REFUSED;
            case NOT_FOUND, GONE -> Kind.NOT_FOUND;
            default -> writes && said.codes().contains("UNSUPPORTED") ? Kind.READ_ONLY : Kind.REFUSED;
        };
    }

    private @Nullable Duration pause(Response response) {
        return RetryAfter.of(response::header, exchange.clock().instant());
    }

    private Said said(Response response) {
        if (response.code() < BAD_REQUEST) {
            return new Said(Set.of(), response.code() >= REDIRECT ? "(a redirect that is not followed)" : "");
        }
        String body;
        try (InputStream stream = response.body().byteStream()) {
            body = new String(stream.readNBytes(MOST_OF_AN_ERROR), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The status says enough.
            return new Said(Set.of(), "");
        }
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (IOException e) {
            // A proxy's page in HTML.
            return new Said(Set.of(), "");
        }
        return json == null ? new Said(Set.of(), "") : said(json);
    }

    private Said said(JsonNode json) {
        Set<String> codes = new TreeSet<>();
        StringJoiner words = new StringJoiner(", ");
        int messages = 0;
        for (JsonNode error : json.path("errors")) {
            String code = error.path("code").asText("");
            codes.add(code.toUpperCase(Locale.ROOT));
            String message = error.path("message").asText("");
            if (messages++ < MOST_MESSAGES) {
                words.add(code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message);
            }
        }
        if (words.length() == 0) {
            // Token endpoints have words of their own.
            words.add(json.path("details")
                    .asText(json.path("message").asText(json.path("error").asText(""))));
        }
        return new Said(codes, Shown.text(exchange.secrets().hide(words.toString())));
    }
}
