package dev.stagefan.agent;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.stagefan.http.Pace;
import dev.stagefan.registry.Digest;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.Repository;
import dev.stagefan.registry.Retries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A registry that holds what tests put into it, or is out of order; and a client that asks it once. */
final class StubRegistry implements AutoCloseable {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String PATH = "acme/widget";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().gzipDisabled(true));

    StubRegistry() {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    }

    Repository images() {
        return Repository.parse("localhost:" + server.port() + "/" + PATH);
    }

    /** A path below the repository as a URL. */
    String url(String path) {
        return server.baseUrl() + "/v2/" + PATH + "/" + path;
    }

    RegistryClient client() {
        try {
            return RegistryClient.of(
                    DockerConfig.of(Map.of("HOME", "/nonexistent")),
                    new Retries(1, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(5), Duration.ofMillis(500)),
                    Pace.REAL,
                    (reason, until) -> {});
        } catch (RegistryException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Puts an image under a tag.
     *
     * @param configuration JSON
     * @return its digest
     */
    String put(String tag, String configuration) {
        byte[] config = configuration.getBytes(StandardCharsets.UTF_8);
        byte[] manifest = ("{\"schemaVersion\": 2, \"mediaType\": \"" + MANIFEST
                        + "\", \"config\": {\"mediaType\": \"application/vnd.oci.image.config.v1+json\", \"digest\": \""
                        + Digest.of(config) + "\", \"size\": " + config.length + "}, \"layers\": []}")
                .getBytes(StandardCharsets.UTF_8);
        answer("blobs/" + Digest.of(config), aResponse().withBody(config));
        answer("manifests/" + tag, manifest(manifest));
        answer("manifests/" + Digest.of(manifest), manifest(manifest));
        return Digest.of(manifest);
    }

    /** Puts an artifact of one part under a tag. */
    void putArtifact(String tag, String text) {
        byte[] part = text.getBytes(StandardCharsets.UTF_8);
        byte[] config = "{}".getBytes(StandardCharsets.UTF_8);
        byte[] manifest = ("{\"schemaVersion\": 2, \"mediaType\": \"" + MANIFEST
                        + "\", \"artifactType\": \"application/json\", \"config\": " + descriptor(config)
                        + ", \"layers\": [" + descriptor(part) + "]}")
                .getBytes(StandardCharsets.UTF_8);
        answer("blobs/" + Digest.of(part), aResponse().withBody(part));
        answer("manifests/" + tag, manifest(manifest));
        answer("manifests/" + Digest.of(manifest), manifest(manifest));
    }

    private static String descriptor(byte[] bytes) {
        return "{\"mediaType\": \"application/json\", \"digest\": \"" + Digest.of(bytes) + "\", \"size\": "
                + bytes.length + "}";
    }

    static ResponseDefinitionBuilder manifest(byte[] bytes) {
        return aResponse()
                .withHeader("Content-Type", MANIFEST)
                .withHeader("Content-Length", String.valueOf(bytes.length))
                .withHeader("Docker-Content-Digest", Digest.of(bytes))
                .withBody(bytes);
    }

    /** How a path below the repository is answered, by whatever method. */
    void answer(String path, ResponseDefinitionBuilder answer) {
        server.stubFor(
                any(urlPathEqualTo("/v2/" + PATH + "/" + path)).atPriority(5).willReturn(answer));
    }

    /** How a method is answered, whatever path it asks for. */
    void answerAll(String method, ResponseDefinitionBuilder answer) {
        server.stubFor(request(method, urlPathMatching("/v2/.+")).atPriority(1).willReturn(answer));
    }

    /** What was asked for: methods, and paths below the repository. */
    List<String> asked() {
        return server.findAll(anyRequestedFor(anyUrl())).stream()
                .map(request -> request.getMethod() + " " + request.getUrl().replace("/v2/" + PATH + "/", ""))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
