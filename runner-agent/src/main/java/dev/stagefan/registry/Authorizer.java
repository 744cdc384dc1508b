package dev.stagefan.registry;

import dev.stagefan.registry.Advice.Standing;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import okhttp3.Challenge;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What one registry wants to see before it does as it is asked: nothing, a password, or tokens, each for a scope and a
 * while. It says which in the answer to the first request.
 */
final class Authorizer {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final String host;
    private final HttpUrl registry;
    private final DockerConfig config;
    private final Exchange exchange;
    private final Map<Set<String>, Token> tokens = new HashMap<>();
    private @Nullable Credentials credentials;
    private boolean lookedUp;
    private @Nullable TokenEndpoint endpoint;
    private boolean basic;

    Authorizer(String host, HttpUrl registry, DockerConfig config, Exchange exchange) {
        this.host = host;
        this.registry = registry;
        this.config = config;
        this.exchange = exchange;
    }

    /** Who asks, as far as the registry wants to know. */
    synchronized Standing standing() {
        if (credentials != null) {
            return Standing.KNOWN;
        }
        return lookedUp ? Standing.STRANGER : Standing.ANYBODY;
    }

    /** The Authorization header for a request, or null where the registry has not asked for one. */
    synchronized @Nullable String header(Set<Scope> scopes) throws IOException, InterruptedException {
        if (basic) {
            return credentials() instanceof Credentials.Password password ? password.basic() : null;
        }
        return endpoint == null ? null : "Bearer " + token(endpoint, Scope.texts(scopes));
    }

    /**
     * Learns from an answer what the registry wants.
     *
     * @param sent the header that was sent
     * @return whether another request, with a new header, is worth while
     */
    synchronized boolean learn(Response response, Set<Scope> scopes, @Nullable String sent)
            throws IOException, InterruptedException {
        for (Challenge challenge : challenges(response)) {
            String scheme = challenge.scheme().toLowerCase(Locale.ROOT);
            if (scheme.equals("bearer")) {
                return bearer(challenge, Scope.texts(scopes), sent);
            }
            if (scheme.equals("basic") && credentials() instanceof Credentials.Password password) {
                basic = true;
                exchange.secrets().add(password.secret());
                exchange.secrets().add(password.basic().substring("Basic ".length()));
                return !password.basic().equals(sent);
            }
        }
        return false;
    }

    /** Whether an answer says that what was sent is good, and not for this. */
    static boolean isInsufficient(Response response) {
        return challenges(response).stream()
                .anyMatch(challenge ->
                        "insufficient_scope".equals(challenge.authParams().get("error")));
    }

    private boolean bearer(Challenge challenge, Set<String> wanted, @Nullable String sent)
            throws IOException, InterruptedException {
        Map<String, String> parameters = challenge.authParams();
        endpoint = TokenEndpoint.of(host, registry, parameters.get("realm"), parameters.get("service"));
        basic = false;
        if (credentials() instanceof Credentials.RegistryToken given) {
            exchange.secrets().add(given.secret());
            return !("Bearer " + given.token()).equals(sent);
        }
        Token token = tokens.get(wanted);
        if (token != null && ("Bearer " + token.value()).equals(sent)) {
            // It was good by its own time, and the registry takes it no more; or its scope does not reach.
            tokens.remove(wanted);
        }
        Set<String> asked = new TreeSet<>(wanted);
        // It may want more than the source says, as ECR Public does with its "aws".
        String more = parameters.get("scope");
        if (more != null) {
            List.of(more.strip().split("\\s+")).stream()
                    .filter(scope -> !scope.isEmpty() && !isCovered(scope, wanted))
                    .forEach(asked::add);
        }
        if (!tokens.containsKey(wanted)) {
            tokens.put(wanted, endpoint.ask(exchange, asked, credentials()));
        }
        return true;
    }

    /** A repository that we ask for already, with the same actions or fewer. */
    private static boolean isCovered(String scope, Set<String> wanted) {
        int actions = scope.lastIndexOf(':');
        if (actions < 0) {
            return false;
        }
        return wanted.stream()
                .filter(own -> own.startsWith(scope.substring(0, actions + 1)))
                .map(own -> Set.of(own.substring(actions + 1).split(",")))
                .anyMatch(own ->
                        own.containsAll(List.of(scope.substring(actions + 1).split(","))));
    }

    private String token(TokenEndpoint from, Set<String> wanted) throws IOException, InterruptedException {
        if (credentials() instanceof Credentials.RegistryToken token) {
            return token.token();
        }
        Token token = tokens.get(wanted);
        if (token == null || !exchange.clock().instant().isBefore(token.until())) {
            token = from.ask(exchange, wanted, credentials());
            tokens.put(wanted, token);
        }
        return token.value();
    }

    private @Nullable Credentials credentials() throws RegistryException, InterruptedException {
        if (!lookedUp) {
            credentials = config.credentials(host).orElse(null);
            lookedUp = true;
        }
        return credentials;
    }

    /** OkHttp reads challenges of a 401 only; a 403 may have some too, where a token does not reach far enough. */
    private static List<Challenge> challenges(Response response) {
        return switch (response.code()) {
            case UNAUTHORIZED -> response.challenges();
            case FORBIDDEN ->
                response.newBuilder().code(UNAUTHORIZED).build().challenges().stream()
                        .filter(challenge -> "insufficient_scope"
                                .equals(challenge.authParams().get("error")))
                        .toList();
            default -> List.of();
        };
    }
}
