package dev.stagefan.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.stagefan.registry.ReadingTest.assertRefused;
import static dev.stagefan.registry.RegistryDouble.PATH;
import static dev.stagefan.registry.RegistryDouble.blob;
import static dev.stagefan.registry.RegistryDouble.blobPath;
import static dev.stagefan.registry.RegistryDouble.error;
import static dev.stagefan.registry.RegistryDouble.manifest;
import static dev.stagefan.registry.RegistryDouble.manifestPath;
import static dev.stagefan.registry.RegistryDouble.uploadsPath;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.stagefan.registry.RegistryException.Kind;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadsTest {
    private static final int PIECE = 4 << 20;
    private static final byte[] SMALL = Samples.bytes("small");
    private static final byte[] LARGE = Samples.random(2 * PIECE + 7);

    private final RegistryDouble registry = new RegistryDouble();
    private final RegistryClient client = registry.client();

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/up/1?state=a%2Fb%3D", "up/1?state=a%2Fb%3D", "http://HOST/up/1?state=a%2Fb%3D"})
    void aSmallBlobGoesInOnePiece(String location) throws Exception {
        registry.always("POST", uploadsPath(), accepted(location.replace("HOST", registry.address())));
        String path = location.startsWith("up/") ? uploadsPath() + "up/1" : "/up/1";
        registry.always("PUT", path, aResponse().withStatus(201));

        Descriptor descriptor = client.pushBlob(registry.repository(), Samples.LAYER, SMALL);
        assertThat(descriptor).isEqualTo(new Descriptor(Samples.LAYER, Digest.of(SMALL), SMALL.length));
        assertThat(registry.requests(path)).hasSize(1);
        assertThat(registry.requests(path).get(0).getUrl())
                .endsWith("?state=a%2Fb%3D&digest=" + descriptor.digest().replace(":", "%3A"));
        assertThat(registry.requests(path).get(0).getBody()).isEqualTo(SMALL);
    }

    @Test
    void aLargeBlobGoesInPiecesOfFourMebibytes() throws Exception {
        registry.always("POST", uploadsPath(), accepted("/up/1"));
        registry.always("PATCH", "/up/1", accepted("/up/2"));
        registry.always("PATCH", "/up/2", accepted("/up/3"));
        registry.always("PATCH", "/up/3", accepted("/up/4"));
        registry.always("PUT", "/up/4", aResponse().withStatus(201));

        client.pushBlob(registry.repository(), Samples.LAYER, LARGE);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (String path : List.of("/up/1", "/up/2", "/up/3", "/up/4")) {
            sent.write(registry.requests(path).get(0).getBody());
        }
        assertThat(sent.toByteArray()).isEqualTo(LARGE);
        assertThat(List.of("/up/1", "/up/2", "/up/3"))
                .extracting(path -> registry.requests(path).get(0).getHeader("Content-Range"))
                .containsExactly("0-4194303", "4194304-8388607", "8388608-8388614");
    }

    @Test
    void piecesAreAsLargeAsTheRegistryWantsThem() throws Exception {
        registry.always("POST", uploadsPath(), accepted("/up/1").withHeader("OCI-Chunk-Min-Length", "8388608"));
        registry.always("PATCH", "/up/1", accepted("/up/1"));
        registry.always("PUT", "/up/1", aResponse().withStatus(201));

        client.pushBlob(registry.repository(), Samples.LAYER, LARGE);
        assertThat(registry.requests("/up/1"))
                .extracting(request -> request.getHeader("Content-Range"))
                .containsExactly("0-8388607", "8388608-8388614", null);
    }

    @Test
    void anUploadThatBreaksBeginsAnew() throws Exception {
        registry.first("POST", uploadsPath(), aResponse().withStatus(500), accepted("/up/1"), accepted("/up/2"));
        registry.always("PATCH", "/up/1", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        registry.always("PATCH", "/up/2", accepted("/up/2"));
        registry.always("PUT", "/up/2", aResponse().withStatus(201));

        client.pushBlob(registry.repository(), Samples.LAYER, LARGE);
        assertThat(registry.requests("/up/2").get(0).getHeader("Content-Range")).isEqualTo("0-4194303");
        assertThat(registry.waits()).hasSize(2);
    }

    @Test
    void anUploadThatTheRegistryForgetsBeginsAnew() throws Exception {
        registry.first("POST", uploadsPath(), accepted("/up/1"), accepted("/up/2"));
        registry.always("PUT", "/up/1", error(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry"));
        registry.always("PUT", "/up/2", aResponse().withStatus(201));

        client.pushBlob(registry.repository(), Samples.LAYER, SMALL);
        assertThat(registry.asked("/up/2")).isEqualTo(1);
    }

    @Test
    void whatIsThereIsNotSent() throws Exception {
        registry.always("HEAD", blobPath(Digest.of(SMALL)), aResponse().withStatus(200));

        client.pushBlob(registry.repository(), Samples.LAYER, SMALL);
        assertThat(registry.server().getAllServeEvents()).hasSize(1);
    }

    @Test
    void aBlobThatArrivedWrongIsSentOnceMore() {
        registry.always("POST", uploadsPath(), accepted("/up/1"));
        registry.always("PUT", "/up/1", error(400, "DIGEST_INVALID", "provided digest did not match"));

        assertRefused(
                () -> client.pushBlob(registry.repository(), Samples.LAYER, SMALL),
                Kind.CORRUPT,
                "could not push the layer " + registry.repository() + "@" + Digest.of(SMALL) + " because "
                        + registry.address() + " answers 400 DIGEST_INVALID: provided digest did not match, 2 times");
    }

    @Test
    void anUploadThatLeadsNowhereIsRefused() {
        registry.always("POST", uploadsPath(), aResponse().withStatus(202));

        assertRefused(
                () -> client.pushBlob(registry.repository(), Samples.LAYER, SMALL),
                Kind.REFUSED,
                "does not say where the upload goes on");
    }

    @Test
    void mountsFromAnotherRepository() throws Exception {
        Repository other = new Repository(registry.address(), "acme/other");
        Descriptor descriptor = Descriptor.of(Samples.LAYER, SMALL);
        registry.always("POST", uploadsPath(), aResponse().withStatus(201));

        client.mount(other, registry.repository(), descriptor);
        assertThat(registry.requests(uploadsPath()).get(0).getUrl())
                .endsWith("?mount=" + descriptor.digest().replace(":", "%3A") + "&from=acme%2Fother");
    }

    /** Some registries take the mount for an upload, as the spec has it, and some refuse it. */
    @ParameterizedTest
    @ValueSource(ints = {202, 401, 403, 404, 405})
    void copiesWhereTheRegistryDoesNotMount(int status) throws Exception {
        Repository other = new Repository(registry.address(), "acme/other");
        Descriptor descriptor = Descriptor.of(Samples.LAYER, LARGE);
        ResponseDefinitionBuilder mounted = aResponse().withStatus(status);
        registry.first(
                "POST",
                uploadsPath(),
                status == 202 ? mounted.withHeader("Location", "/mount/1") : mounted,
                accepted("/up/1"));
        registry.always("GET", "/v2/acme/other/blobs/" + descriptor.digest(), blob(LARGE));
        registry.always("PATCH", "/up/1", accepted("/up/1"));
        registry.always("PUT", "/up/1", aResponse().withStatus(201));

        client.mount(other, registry.repository(), descriptor);
        assertThat(registry.requests("/up/1")).hasSize(4);
        assertThat(registry.asked("/mount/1")).as("the upload is cancelled").isEqualTo(status == 202 ? 1 : 0);
    }

    @Test
    void copiesBetweenRegistriesAndNothingThatIsWrong() {
        Descriptor descriptor = Descriptor.of(Samples.LAYER, LARGE);
        byte[] wrong = LARGE.clone();
        wrong[LARGE.length - 1]++;
        registry.always("POST", uploadsPath(), accepted("/up/1"));
        registry.always("PATCH", "/up/1", accepted("/up/1"));
        registry.always("PUT", "/up/1", aResponse().withStatus(201));
        try (RegistryDouble other = new RegistryDouble()) {
            other.always("GET", blobPath(descriptor.digest()), blob(wrong));

            assertRefused(
                    () -> client.mount(other.repository(), registry.repository(), descriptor),
                    Kind.CORRUPT,
                    "could not read the layer " + other.repository());
        }
        assertThat(registry.requests("/up/1"))
                .noneMatch(request -> request.getUrl().contains("digest="));
    }

    @Test
    void tagsWhatIsThere() throws Exception {
        byte[] image = Samples.image();
        registry.always("GET", manifestPath(Digest.of(image)), manifest(image));
        registry.always("PUT", manifestPath("nightly"), aResponse().withStatus(201));

        client.tag(ImageReference.digested(registry.repository(), Digest.of(image)), "nightly");
        assertThat(registry.requests(manifestPath("nightly")).get(0).getBody()).isEqualTo(image);
        assertThat(registry.requests(manifestPath("nightly")).get(0).getHeader("Content-Type"))
                .isEqualTo(MediaTypes.OCI_MANIFEST);
    }

    @Test
    void aManifestThatArrivedWrongIsNoSuccess() {
        registry.always(
                "PUT",
                manifestPath("nightly"),
                aResponse().withStatus(201).withHeader("Docker-Content-Digest", Digest.of(SMALL)));

        assertRefused(
                () -> client.push(registry.repository(), Manifest.parse(Samples.image(), null), "nightly"),
                Kind.CORRUPT,
                "is for " + Digest.of(SMALL));
    }

    @Test
    void deletesOnceThoughAskedTwice() throws Exception {
        registry.first(
                "DELETE", manifestPath("nightly"), aResponse().withFault(Fault.EMPTY_RESPONSE), error(404, "", ""));

        client.delete(registry.tagged("nightly"));
    }

    @ParameterizedTest
    @CsvSource({"405, ''", "405, UNSUPPORTED", "403, UNSUPPORTED", "400, UNSUPPORTED"})
    void aRegistryThatTakesNothingIsSaidSo(int status, String code) {
        registry.always("POST", uploadsPath(), error(status, code, "the operation is unsupported"));

        assertRefused(
                () -> client.checkAccess(registry.repository(), Access.PUSH),
                Kind.READ_ONLY,
                "; name a registry that takes images: a mirror or a cache of another does not");
    }

    @Test
    void accessToPushIsAnUploadThatIsCancelled() throws Exception {
        registry.always("POST", uploadsPath(), accepted("/up/1"));
        registry.always("DELETE", "/up/1", error(405, "UNSUPPORTED", "no"));

        client.checkAccess(registry.repository(), Access.PUSH);
        assertThat(registry.asked("/up/1")).isEqualTo(1);
    }

    @Test
    void accessToPullIsAManifestThatNeedNotBeThere() throws Exception {
        client.checkAccess(registry.repository(), Access.PULL);

        registry.always(
                "HEAD", manifestPath("stagefan-access-check"), aResponse().withStatus(403));
        assertRefused(
                () -> client.checkAccess(registry.repository(), Access.PULL),
                Kind.DENIED,
                registry.address() + " answers 403");
    }

    @Test
    void listsTagsPageByPage() throws Exception {
        String path = "/v2/" + PATH + "/tags/list";
        registry.first(
                "GET",
                path,
                okJson("{\"tags\": [\"a\", \"b\"]}").withHeader("Link", "<" + path + "?n=2&last=b>; rel=\"next\""),
                okJson("{\"tags\": [\"c\"]}")
                        .withHeader("Link", "<http://" + registry.address() + path + "?n=2&last=c>;rel=next"),
                okJson("{\"tags\": null}"));

        assertThat(client.tags(registry.repository())).containsExactly("a", "b", "c");
        assertThat(registry.requests(path))
                .extracting(request -> request.getUrl())
                .containsExactly(path + "?n=1000", path + "?n=2&last=b", path + "?n=2&last=c");
    }

    @Test
    void aListWithoutEndIsLeft() {
        String path = "/v2/" + PATH + "/tags/list";
        registry.always(
                "GET", path, okJson("{\"tags\": [\"a\"]}").withHeader("Link", "<" + path + "?last=a>; rel=\"next\""));

        assertRefused(() -> client.tags(registry.repository()), Kind.CORRUPT, "never ends its list");
        assertThat(registry.asked(path)).isEqualTo(2);
    }

    @Test
    void aListThatIsNoneIsRefused() {
        registry.always("GET", "/v2/" + PATH + "/tags/list", okJson("<html>"));

        assertRefused(() -> client.tags(registry.repository()), Kind.CORRUPT, "is no JSON, 2 times in a row");
    }

    @Test
    void anErrorOfAnySizeIsReadInPart() {
        registry.always("POST", uploadsPath(), error(403, "DENIED", "no".repeat(10_000)));

        assertRefused(
                () -> client.checkAccess(registry.repository(), Access.PUSH), Kind.DENIED, "nono…; log in with docker");
    }

    @Test
    void anArtifactIsTheSameEachTime() {
        Artifact artifact = new Artifact(
                "application/vnd.stagefan.test",
                List.of(new Artifact.Part("application/json", SMALL)),
                Map.of("b", "2", "a", "1"));
        Descriptor config = Descriptor.of(MediaTypes.EMPTY, Artifact.NO_CONFIG);
        Descriptor part = Descriptor.of("application/json", SMALL);

        assertThat(artifact.manifest(config, List.of(part)).bytes()).asString().isEqualTo("""
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "artifactType":"application/vnd.stagefan.test",\
                "config":{"mediaType":"application/vnd.oci.empty.v1+json",\
                "digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},\
                "layers":[{"mediaType":"application/json","digest":"%s","size":5}],\
                "annotations":{"a":"1","b":"2"}}""".formatted(part.digest()));
    }

    private static ResponseDefinitionBuilder accepted(String location) {
        return aResponse().withStatus(202).withHeader("Location", location);
    }
}
