package dev.stagefan.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.registry.Advice.Standing;
import dev.stagefan.registry.RegistryException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Where a registry has its tokens from (distribution: docs/spec/auth/token.md and oauth.md).
 *
 * @param host the registry
 * @param realm the endpoint's address
 * @param service what the registry calls itself there; empty where it does not say
 */
record TokenEndpoint(String host, HttpUrl realm, String service) {
    /** What a token without a time is good for, as the source has it. */
    private static final long USUAL_SECONDS = 60;

    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();
    private static final int MOST = 1 << 20;
    private static final String CLIENT = "stagefan";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * The endpoint that a registry names.
     *
     * @param registry the registry's own address
     * @throws RegistryException where credentials would be seen on their way there
     */
    static TokenEndpoint of(String host, HttpUrl registry, @Nullable String realm, @Nullable String service)
            throws RegistryException {
        HttpUrl url = realm == null ? null : HttpUrl.parse(realm);
        if (url == null) {
            throw new RegistryException(
                    Kind.REFUSED,
                    "could not log in to " + host + " because it wants a token and does not say from where; check that"
                            + " it is a registry");
        }
        if (registry.isHttps() && !url.isHttps()) {
            throw new RegistryException(
                    Kind.REFUSED,
                    "could not log in to " + host + " because it has its tokens from " + url.host()
                            + " by plain HTTP, where a password would be seen; tell the registry's keepers");
        }
        return new TokenEndpoint(host, url, service == null ? "" : service);
    }

    /**
     * Asks for a token.
     *
     * @param scopes what for
     * @param credentials who asks; null for anybody
     * @throws Setback where it may be given later
     */
    Token ask(Exchange exchange, Set<String> scopes, @Nullable Credentials credentials)
            throws IOException, InterruptedException {
        if (credentials != null) {
            exchange.secrets().add(credentials.secret());
        }
        Request request = credentials instanceof Credentials.IdentityToken identity
                ? post(scopes, identity)
                : get(exchange, scopes, credentials);
        try (Response response = exchange.send(request)) {
            if (!response.isSuccessful()) {
                Standing standing = credentials == null ? Standing.STRANGER : Standing.KNOWN;
                Advice advice = new Advice(host, access(scopes), standing);
                throw new Refusal(exchange, call(scopes), advice).of(response, true);
            }
            return token(exchange, Exchange.body(response, MOST, call(scopes)));
        }
    }

    private String call(Set<String> scopes) {
        return "log in to " + host + " for " + String.join(" ", scopes);
    }

    private static Access access(Set<String> scopes) {
        return scopes.stream().anyMatch(scope -> scope.contains("push")) ? Access.PUSH : Access.PULL;
    }

    private Request get(Exchange exchange, Set<String> scopes, @Nullable Credentials credentials) {
        HttpUrl.Builder url = realm.newBuilder();
        if (!service.isEmpty()) {
            url.addQueryParameter("service", service);
        }
        scopes.forEach(scope -> url.addQueryParameter("scope", scope));
        Request.Builder request = new Request.Builder();
        if (credentials instanceof Credentials.Password password) {
            url.addQueryParameter("account", password.username());
            exchange.secrets().add(password.basic().substring("Basic ".length()));
            request.header("Authorization", password.basic());
        }
        return request.url(url.build()).build();
    }

    private Request post(Set<String> scopes, Credentials.IdentityToken identity) {
        FormBody form = new FormBody.Builder()
                .add("grant_type", "refresh_token")
                .add("service", service)
                .add("client_id", CLIENT)
                .add("scope", String.join(" ", scopes))
                .add("refresh_token", identity.token())
                .build();
        return new Request.Builder().url(realm).post(form).build();
    }

    private Token token(Exchange exchange, byte[] body) throws Setback {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw noToken("is no JSON");
        } catch (IOException e) {
            throw noToken("is no text");
        }
        String token = answer == null
                ? ""
                : answer.path("token").asText(answer.path("access_token").asText(""));
        if (token.isEmpty() || !token.chars().allMatch(character -> character > ' ' && character < 0x7f)) {
            throw noToken("holds none");
        }
        exchange.secrets().add(token);
        long seconds = answer.path("expires_in").asLong(0);
        long good = seconds <= 0 ? USUAL_SECONDS : Math.min(seconds, LONGEST_SECONDS);
        // A tenth less, for the way there and for clocks that differ.
        return new Token(token, exchange.clock().instant().plusMillis(good * 900));
    }

    private Setback noToken(String reason) {
        return new Setback(
                Kind.CORRUPT,
                "the answer of " + Shown.host(realm) + ", asked for a token, " + reason,
                "try again later",
                null);
    }
}
