package dev.stagefan.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A server that answers as a registry does, or as one does that is out of order; and a client that asks it. */
final class RegistryDouble implements AutoCloseable {
    static final String PATH = "acme/widget";
    static final String USER = "octobuilder";

    /** Nothing like a real one, so that it is found wherever it turns up. */
    static final String PASSWORD = "ghs_a.password-that_must.never.be.seen";

    private static final Retries RETRIES = new Retries(
            5, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(3), Duration.ofSeconds(10));

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().gzipDisabled(true));
    private final TestPace pace = new TestPace();
    private final List<String> waits = new ArrayList<>();

    RegistryDouble() {
        server.start();
        server.stubFor(
                any(anyUrl()).atPriority(10).willReturn(error(404, "NAME_UNKNOWN", "repository name not known")));
    }

    WireMockServer server() {
        return server;
    }

    TestPace pace() {
        return pace;
    }

    /** Why it was waited, each time. */
    List<String> waits() {
        return waits;
    }

    String address() {
        return "localhost:" + server.port();
    }

    Repository repository() {
        return new Repository(address(), PATH);
    }

    ImageReference tagged(String tag) {
        return ImageReference.tagged(repository(), tag);
    }

    static String manifestPath(String reference) {
        return "/v2/" + PATH + "/manifests/" + reference;
    }

    static String blobPath(String digest) {
        return "/v2/" + PATH + "/blobs/" + digest;
    }

    static String uploadsPath() {
        return "/v2/" + PATH + "/blobs/uploads/";
    }

    /** A client without credentials. */
    RegistryClient client() {
        return client(DockerConfig.empty());
    }

    /** A client that has {@link #USER} and {@link #PASSWORD} for this registry. */
    RegistryClient clientWithPassword() {
        String auth = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return clientWith("{\"auths\": {\"" + address() + "\": {\"auth\": \"" + auth + "\"}}}");
    }

    /** A client with these contents of {@code config.json}. */
    RegistryClient clientWith(String config) {
        try {
            return client(DockerConfig.of(Map.of("DOCKER_AUTH_CONFIG", config)));
        } catch (RegistryException e) {
            throw new IllegalStateException(e);
        }
    }

    RegistryClient client(DockerConfig config) {
        return client(config, RETRIES);
    }

    RegistryClient client(DockerConfig config, Retries retries) {
        return RegistryClient.of(config, retries, pace.pace(), (reason, until) -> waits.add(reason));
    }

    /** Answers a call in the same way always. */
    void always(String method, String path, ResponseDefinitionBuilder answer) {
        server.stubFor(request(method, urlPathEqualTo(path)).atPriority(5).willReturn(answer));
    }

    /** Answers a call with these, one after the other, and then as it did before. */
    void first(String method, String path, ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(request(method, urlPathEqualTo(path))
                    .atPriority(1)
                    .inScenario(method + path)
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                    .willSetStateTo("after " + (i + 1))
                    .willReturn(answers[i]));
        }
    }

    /** How often a path was asked for, by whatever method. */
    int asked(String path) {
        return requests(path).size();
    }

    List<LoggedRequest> requests(String path) {
        return server.findAll(anyRequestedFor(urlPathEqualTo(path)));
    }

    /** Whether the password came here, in whatever form. */
    boolean sawPassword() {
        String auth = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        return server.getAllServeEvents().stream()
                .map(event -> event.getRequest().toString())
                .anyMatch(request -> request.contains(PASSWORD) || request.contains(auth));
    }

    static ResponseDefinitionBuilder error(int status, String code, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"errors\": [{\"code\": \"" + code + "\", \"message\": \"" + message + "\"}]}");
    }

    static ResponseDefinitionBuilder manifest(byte[] bytes) {
        return aResponse()
                .withHeader("Content-Type", MediaTypes.OCI_MANIFEST)
                .withHeader("Docker-Content-Digest", Digest.of(bytes))
                .withBody(bytes);
    }

    static ResponseDefinitionBuilder blob(byte[] bytes) {
        return aResponse()
                .withHeader("Content-Type", "application/octet-stream")
                .withBody(bytes);
    }

    @Override
    public void close() {
        server.stop();
    }
}
