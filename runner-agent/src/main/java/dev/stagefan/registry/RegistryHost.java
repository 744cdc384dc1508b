package dev.stagefan.registry;

import java.io.IOException;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One registry: its address, what it wants to see, and how it is asked. */
final class RegistryHost {
    /** Where Docker Hub's API is (distribution/reference and moby: registry/config.go). */
    private static final String DOCKER_HUB_API = "registry-1.docker.io";

    private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);

    private final String name;
    private final HttpUrl url;
    private final Exchange exchange;
    private final Patience patience;
    private final Authorizer authorizer;

    RegistryHost(String name, DockerConfig config, Exchange exchange, Patience patience) {
        this.name = name;
        this.url = url(name);
        this.exchange = exchange;
        this.patience = patience;
        this.authorizer = new Authorizer(name, url, config, exchange);
    }

    /** Where the API of a registry is: by plain HTTP on this machine, as BuildKit has it, and by HTTPS elsewhere. */
    static HttpUrl url(String name) {
        String authority = name.equals(Repository.DOCKER_HUB) ? DOCKER_HUB_API : name;
        HttpUrl secure = HttpUrl.get("https://" + authority + "/v2/");
        return isHere(secure.host()) ? HttpUrl.get("http://" + authority + "/v2/") : secure;
    }

    /** containerd: core/remotes/docker/registry.go, MatchLocalhost. */
    private static boolean isHere(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /**
     * Something to ask.
     *
     * @param call what it is, for messages, as {@code read the manifest ghcr.io/acme/widget:nightly}
     * @param access what is done with the repository
     * @param scopes what a token for it is to hold
     * @param request without an Authorization header
     * @param good statuses besides those of success that the asker knows what to do with
     */
    record Question(String call, Access access, Set<Scope> scopes, Request request, Set<Integer> good) {
        static Question read(String call, Repository repository, Request request, Integer... good) {
            return new Question(call, Access.PULL, Set.of(Scope.pull(repository)), request, Set.of(good));
        }

        static Question write(String call, Repository repository, Request request, Integer... good) {
            return new Question(call, Access.PUSH, Set.of(Scope.push(repository)), request, Set.of(good));
        }
    }

    /** Makes something of an answer, which is closed afterwards; an answer that breaks off is asked for again. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Response response) throws IOException, InterruptedException;
    }

    /** Asks as often as it takes. */
    <T> T ask(Question question, Reader<T> reader) throws RegistryException, InterruptedException {
        return patiently(question.call(), () -> {
            try (Response response = attempt(question)) {
                return reader.read(response);
            }
        });
    }

    /** Makes several calls, and all of them again where one does not succeed. */
    <T> T patiently(String call, Patience.Attempt<T> attempt) throws RegistryException, InterruptedException {
        return patience.carryOut(call, name, attempt);
    }

    Patience.Series series(String call) {
        return patience.begin(call);
    }

    /**
     * Asks once, or twice where the registry says only then what it wants to see.
     *
     * @return an answer of success, or one whose status is good
     * @throws Setback where it may succeed later
     */
    Response attempt(Question question) throws IOException, InterruptedException {
        Response response = send(question);
        if (response.isSuccessful() || question.good().contains(response.code())) {
            return response;
        }
        try (response) {
            throw new Refusal(exchange, question.call(), new Advice(name, question.access(), authorizer.standing()))
                    .of(response, isApi(response.request().url()));
        }
    }

    private Response send(Question question) throws IOException, InterruptedException {
        if (!isApi(question.request().url())) {
            // An upload that goes elsewhere: credentials are for the registry alone.
            return exchange.send(question.request());
        }
        String header = authorizer.header(question.scopes());
        Response response = exchange.send(with(question.request(), header));
        boolean again;
        try {
            again = isApi(response.request().url()) && authorizer.learn(response, question.scopes(), header);
        } catch (IOException | InterruptedException e) {
            response.close();
            throw e;
        }
        if (!again) {
            return response;
        }
        response.close();
        return exchange.send(with(question.request(), authorizer.header(question.scopes())));
    }

    private static Request with(Request request, @Nullable String authorization) {
        return authorization == null
                ? request
                : request.newBuilder().header("Authorization", authorization).build();
    }

    /** Whether an address is one of the registry itself. */
    boolean isApi(HttpUrl asked) {
        return asked.scheme().equals(url.scheme()) && asked.host().equals(url.host()) && asked.port() == url.port();
    }

    String name() {
        return name;
    }

    /** The address of something in a repository, as {@code manifests/latest}. */
    HttpUrl.Builder address(Repository repository, String what) {
        return url.newBuilder().addPathSegments(repository.path()).addPathSegments(what);
    }

    /**
     * Where an answer says that it goes on, relative to where it came from. A registry behind a proxy that ends TLS may say
     * {@code http} for itself.
     */
    @Nullable
    HttpUrl next(Response response, @Nullable String location) {
        HttpUrl next = location == null ? null : response.request().url().resolve(location);
        if (next == null || next.isHttps() || !url.isHttps()) {
            return next;
        }
        if (!next.host().equals(url.host())) {
            return null;
        }
        HttpUrl.Builder secure = next.newBuilder().scheme("https");
        return (next.port() == HttpUrl.defaultPort("http") ? secure.port(url.port()) : secure).build();
    }

    static RequestBody nothing() {
        return NOTHING;
    }
}
