package dev.stagefan.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.stagefan.registry.ReadingTest.assertRefused;
import static dev.stagefan.registry.RegistryDouble.PATH;
import static dev.stagefan.registry.RegistryDouble.blob;
import static dev.stagefan.registry.RegistryDouble.blobPath;
import static dev.stagefan.registry.RegistryDouble.error;
import static dev.stagefan.registry.RegistryDouble.uploadsPath;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.stagefan.registry.RegistryException.Kind;
import java.io.InputStream;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry wants a password; the other host, which it leads to, must not see it. */
class RedirectsTest {
    private static final byte[] LAYER = Samples.random(100_000);
    private static final Descriptor LAYERS = Descriptor.of(Samples.LAYER, LAYER);
    private static final String STORED = "/stored";

    private final RegistryDouble registry = new RegistryDouble();
    private final RegistryDouble storage = new RegistryDouble();
    private final RegistryClient client = registry.clientWithPassword();

    @BeforeEach
    void wantAPassword() {
        registry.server()
                .stubFor(request("ANY", anyUrl())
                        .atPriority(9)
                        .willReturn(error(401, "UNAUTHORIZED", "")
                                .withHeader("WWW-Authenticate", "Basic realm=\"testbed\"")));
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
        assertThat(storage.sawPassword()).isFalse();
        storage.server()
                .getAllServeEvents()
                .forEach(event -> assertThat(event.getRequest().containsHeader("Authorization"))
                        .isFalse());
        storage.close();
    }

    @Test
    void aLayerIsReadFromAnotherHost() throws Exception {
        known("GET", blobPath(LAYERS.digest()), redirect(storage.address()));
        storage.always("GET", STORED, blob(LAYER));

        assertThat(read()).isEqualTo(LAYER);
    }

    @Test
    void anAddressThatHasExpiredIsAskedForAgain() throws Exception {
        known("GET", blobPath(LAYERS.digest()), redirect(storage.address()));
        storage.first("GET", STORED, aResponse().withStatus(403).withBody("<Error>Expired</Error>"), blob(LAYER));

        assertThat(read()).isEqualTo(LAYER);
        assertThat(registry.waits()).containsExactly(storage.address() + " answers 403");
    }

    @Test
    void aHostThatWantsAPasswordOfItsOwnGetsNone() {
        known("GET", blobPath(LAYERS.digest()), redirect(storage.address()));
        storage.always(
                "GET", STORED, aResponse().withStatus(401).withHeader("WWW-Authenticate", "Basic realm=\"thief\""));

        assertRefused(this::read, Kind.TRANSIENT, "because " + storage.address() + " answers 401, 5 times in a row");
    }

    @Test
    void aRedirectToItselfEnds() {
        known(
                "GET",
                blobPath(LAYERS.digest()),
                aResponse().withStatus(307).withHeader("Location", blobPath(LAYERS.digest())));

        assertRefused(
                this::read,
                Kind.REFUSED,
                "because localhost:" + registry.server().port() + " redirects without end; ");
    }

    @Test
    void anUploadMayGoOnElsewhere() throws Exception {
        known("HEAD", blobPath(LAYERS.digest()), aResponse().withStatus(404));
        known(
                "POST",
                uploadsPath(),
                aResponse().withStatus(202).withHeader("Location", "http://" + storage.address() + "/up?key=1"));
        storage.always("PUT", "/up", aResponse().withStatus(201));

        client.pushBlob(registry.repository(), Samples.LAYER, LAYER);
        assertThat(storage.requests("/up").get(0).getBody()).isEqualTo(LAYER);
    }

    @Test
    void aListThatGoesOnElsewhereIsNotFollowed() {
        known(
                "GET",
                "/v2/" + PATH + "/tags/list",
                okJson("{\"tags\": [\"a\"]}")
                        .withHeader("Link", "<http://" + storage.address() + "/tags>; rel=\"next\""));

        assertRefused(() -> client.tags(registry.repository()), Kind.REFUSED, "goes on at another host");
        assertThat(storage.server().getAllServeEvents()).isEmpty();
    }

    private byte[] read() throws Exception {
        try (InputStream stream = client.blob(registry.repository(), LAYERS)) {
            return stream.readAllBytes();
        }
    }

    private static ResponseDefinitionBuilder redirect(String address) {
        return aResponse().withStatus(307).withHeader("Location", "http://" + address + STORED + "?signature=1");
    }

    /** Answers whoever has the password. */
    private void known(String method, String path, ResponseDefinitionBuilder answer) {
        String basic =
                Base64.getEncoder().encodeToString(Samples.bytes(RegistryDouble.USER + ":" + RegistryDouble.PASSWORD));
        registry.server()
                .stubFor(request(method, urlPathEqualTo(path))
                        .atPriority(3)
                        .withHeader("Authorization", equalTo("Basic " + basic))
                        .willReturn(answer));
    }
}
