package dev.stagefan.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static dev.stagefan.registry.RegistryDouble.blob;
import static dev.stagefan.registry.RegistryDouble.blobPath;
import static dev.stagefan.registry.RegistryDouble.error;
import static dev.stagefan.registry.RegistryDouble.manifest;
import static dev.stagefan.registry.RegistryDouble.manifestPath;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import dev.stagefan.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
    private static final byte[] LAYER = Samples.random(5 << 20);
    private static final Descriptor LAYERS = Descriptor.of(Samples.LAYER, LAYER);
    private static final byte[] IMAGE = Samples.image(LAYERS);
    private static final String DIGEST = Digest.of(IMAGE);

    private final RegistryDouble registry = new RegistryDouble();
    private final RegistryClient client = registry.client();

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @Test
    void readsAManifestByTagAndByDigest() throws Exception {
        registry.always("GET", manifestPath("nightly"), manifest(IMAGE));
        registry.always("GET", manifestPath(DIGEST), manifest(IMAGE));

        Manifest manifest = client.manifest(registry.tagged("nightly"));
        assertThat(manifest.digest()).isEqualTo(DIGEST);
        assertThat(manifest.layers()).containsExactly(LAYERS);
        assertThat(client.manifest(ImageReference.digested(registry.repository(), DIGEST))
                        .bytes())
                .isEqualTo(IMAGE);
        assertThat(registry.requests(manifestPath("nightly")).get(0).getHeader("Accept"))
                .contains(MediaTypes.OCI_INDEX, MediaTypes.DOCKER_MANIFEST);
    }

    @Test
    void looksUpByHeadersAlone() throws Exception {
        registry.always(
                "HEAD",
                manifestPath("nightly"),
                manifest(IMAGE).withHeader("Content-Length", String.valueOf(IMAGE.length)));

        assertThat(client.head(registry.tagged("nightly")))
                .contains(new Descriptor(MediaTypes.OCI_MANIFEST, DIGEST, IMAGE.length));
        assertThat(client.head(registry.tagged("gone"))).isEmpty();
        assertThat(registry.requests(manifestPath("nightly")))
                .allMatch(request -> request.getMethod().equals(RequestMethod.HEAD));
    }

    @Test
    void looksUpByTheManifestWhereHeadersDoNotTell() throws Exception {
        registry.always("HEAD", manifestPath("nightly"), ok());
        registry.always("GET", manifestPath("nightly"), ok().withBody(IMAGE));

        assertThat(client.head(registry.tagged("nightly")))
                .contains(new Descriptor(MediaTypes.OCI_MANIFEST, DIGEST, IMAGE.length));
    }

    @Test
    void aManifestOfAnotherDigestIsReadOnceMoreAndRefused() {
        byte[] other = Samples.image();
        String path = manifestPath(DIGEST);
        registry.always("GET", path, ok().withBody(other));

        assertRefused(
                () -> client.manifest(ImageReference.digested(registry.repository(), DIGEST)),
                Kind.CORRUPT,
                "could not read the manifest " + registry.repository() + "@" + DIGEST
                        + " because what " + registry.address() + " answers has the digest " + Digest.of(other)
                        + ", 2 times in a row; push it anew,");
        assertThat(registry.asked(path)).isEqualTo(2);
    }

    @Test
    void aTagThatIsNotWhatItsHeaderSaysIsRefused() {
        registry.always("GET", manifestPath("nightly"), manifest(IMAGE).withBody(Samples.image()));

        assertRefused(() -> client.manifest(registry.tagged("nightly")), Kind.CORRUPT, "and not " + DIGEST);
    }

    @Test
    void aHeadOfAnotherDigestIsRefused() {
        byte[] other = Samples.image();
        registry.always(
                "HEAD",
                manifestPath(DIGEST),
                manifest(other).withHeader("Content-Length", String.valueOf(other.length)));

        assertRefused(
                () -> client.head(ImageReference.digested(registry.repository(), DIGEST)),
                Kind.CORRUPT,
                "is for " + Digest.of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "<html>sign in</html>",
                "{\"layers\": []}",
                "{\"config\": {\"digest\": \"sha256:0\", \"size\": 1}}",
                "{\"config\": {\"digest\": \"md5:0cc175b9c0f1b6a831c399e269772661\", \"size\": 1}}",
                "{\"mediaType\": \"application/vnd.oci.image.index.v1+json\", \"manifests\": [{}]}",
                "{\"mediaType\": \"text/html\", \"config\": {}}",
                "{\"schemaVersion\": 1, \"fsLayers\": []}"
            })
    void whatIsNoManifestIsRefused(String text) {
        registry.always("GET", manifestPath("nightly"), ok().withBody(text));

        assertRefused(
                () -> client.manifest(registry.tagged("nightly")),
                Kind.CORRUPT,
                "could not read the manifest " + registry.tagged("nightly") + " because it ");
    }

    @Test
    void aManifestWithoutEndIsNotReadToIt() {
        registry.always("GET", manifestPath("nightly"), ok().withBody(new byte[(4 << 20) + 1]));

        assertRefused(() -> client.manifest(registry.tagged("nightly")), Kind.CORRUPT, "is longer than 4194304 bytes");
        assertThat(registry.asked(manifestPath("nightly"))).isEqualTo(1);
    }

    @Test
    void readsALayer() throws Exception {
        registry.always("GET", blobPath(LAYERS.digest()), blob(LAYER));

        assertThat(read(LAYERS)).isEqualTo(LAYER);
    }

    @Test
    void goesOnWhereAConnectionBreaks() throws Exception {
        String path = blobPath(LAYERS.digest());
        registry.first("GET", path, cut(2_000_000), cut(3_000_000));
        registry.always("GET", path, ranged(3_000_000));

        assertThat(read(LAYERS)).isEqualTo(LAYER);
        assertThat(registry.requests(path))
                .extracting(request -> request.getHeader("Range"))
                .containsExactly(null, "bytes=2000000-", "bytes=3000000-");
        assertThat(registry.pace().sleeps()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void aLayerThatAlwaysBreaksInTheSamePlaceIsGivenUp() {
        registry.always("GET", blobPath(LAYERS.digest()), cut(100));

        assertRefused(
                () -> read(LAYERS),
                Kind.TRANSIENT,
                "could not read the layer " + registry.repository() + "@" + LAYERS.digest()
                        + " because the connection to " + registry.address() + " broke off (");
        assertThat(registry.asked(blobPath(LAYERS.digest()))).isEqualTo(5);
    }

    @Test
    void aLayerOfAnotherDigestIsRefusedBeforeItsLastByte() throws Exception {
        byte[] wrong = LAYER.clone();
        wrong[7]++;
        registry.always("GET", blobPath(LAYERS.digest()), blob(wrong));

        try (InputStream stream = client.blob(registry.repository(), LAYERS)) {
            assertThat(stream.readNBytes(LAYER.length - 1)).hasSize(LAYER.length - 1);
            assertRefused(stream::read, Kind.CORRUPT, "has the digest " + Digest.of(wrong));
            assertRefused(stream::read, Kind.CORRUPT, "has the digest " + Digest.of(wrong));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aLayerOfAnotherSizeIsRefused(int more) {
        byte[] other = Arrays.copyOf(LAYER, LAYER.length + more);
        registry.always(
                "GET",
                blobPath(LAYERS.digest()),
                blob(other).withHeader("Content-Length", String.valueOf(other.length)));

        assertRefused(() -> read(LAYERS), Kind.CORRUPT, more < 0 ? "has 5242879 of 5242880" : "has more than 5242880");
    }

    @Test
    void anEmptyBlobIsVerifiedToo() throws Exception {
        Descriptor empty = Descriptor.of(Samples.LAYER, new byte[0]);
        registry.always("GET", blobPath(empty.digest()), blob(new byte[0]));
        assertThat(read(empty)).isEmpty();

        Descriptor wrong = new Descriptor(Samples.LAYER, LAYERS.digest(), 0);
        registry.always("GET", blobPath(wrong.digest()), blob(new byte[0]));
        assertRefused(() -> read(wrong), Kind.CORRUPT, "has the digest");
    }

    @Test
    void aSmallBlobThatCameWrongOnceIsReadAgain() throws Exception {
        byte[] text = Samples.bytes("{\"architecture\": \"amd64\"}");
        Descriptor config = Descriptor.of(MediaTypes.OCI_CONFIG, text);
        byte[] wrong = text.clone();
        wrong[3]++;
        registry.first("GET", blobPath(config.digest()), blob(wrong), blob(text));

        assertThat(client.smallBlob(registry.repository(), config)).isEqualTo(text);
    }

    @Test
    void aBlobThatIsNotSmallIsNotReadIntoMemory() {
        assertRefused(
                () -> client.smallBlob(registry.repository(), new Descriptor(Samples.LAYER, DIGEST, 1L << 40)),
                Kind.REFUSED,
                "has 1099511627776 bytes");
        assertThat(registry.server().getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatBreaksIsTriedAgain(Fault fault) throws Exception {
        ResponseDefinitionBuilder broken = aResponse().withFault(fault);
        registry.first("GET", manifestPath("nightly"), broken, broken, manifest(IMAGE));

        assertThat(client.manifest(registry.tagged("nightly")).digest()).isEqualTo(DIGEST);
        assertThat(registry.waits()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForForever() {
        registry.always("GET", manifestPath("nightly"), manifest(IMAGE).withFixedDelay(60_000));
        Retries hasty = new Retries(
                2, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMillis(50));

        try (RegistryClient impatient = registry.client(DockerConfig.empty(), hasty)) {
            assertRefused(
                    () -> impatient.manifest(registry.tagged("nightly")),
                    Kind.TRANSIENT,
                    "because no answer of " + registry.address() + " came in time, 2 times in a row; try again later");
        }
    }

    @Test
    void picksThePlatformOfAnIndexAndNoAttestation() throws Exception {
        byte[] amd64 = Samples.image(LAYERS);
        byte[] armV6 = Samples.image(LAYERS, LAYERS);
        byte[] armV7 = Samples.image(LAYERS, LAYERS, LAYERS);
        byte[] attestation = Samples.image();
        List<byte[]> images = List.of(attestation, armV6, amd64, armV7);
        registry.always(
                "GET",
                manifestPath("nightly"),
                ok().withBody(Samples.index(
                        images.toArray(byte[][]::new), "unknown/unknown", "linux/arm/v6", "linux/amd64", "linux/arm")));
        images.forEach(image -> registry.always("GET", manifestPath(Digest.of(image)), manifest(image)));

        ImageReference nightly = registry.tagged("nightly");
        assertThat(client.manifest(nightly, "linux/amd64").bytes()).isEqualTo(amd64);
        assertThat(client.manifest(nightly, "linux/arm/v7").bytes()).isEqualTo(armV7);
        assertThat(client.manifest(nightly, "linux/arm/v6").bytes()).isEqualTo(armV6);
        assertThat(client.layerBytes(nightly, "linux/arm")).isEqualTo(3L * LAYER.length);
        assertRefused(
                () -> client.manifest(nightly, "linux/riscv64"),
                Kind.NOT_FOUND,
                "could not read " + nightly + " for linux/riscv64 because it is there for linux/arm/v6, linux/amd64,"
                        + " linux/arm only;");
    }

    @Test
    void anIndexOfItselfIsNotFollowedForever() {
        byte[] inner = Samples.index(new byte[][] {IMAGE}, "linux/amd64");
        byte[] index = inner;
        for (int i = 0; i < 4; i++) {
            index = Samples.index(new byte[][] {index}, "linux/amd64");
            registry.always("GET", manifestPath(Digest.of(index)), ok().withBody(index));
        }
        byte[] outer = index;

        assertRefused(
                () -> client.manifest(ImageReference.digested(registry.repository(), Digest.of(outer)), "linux/amd64"),
                Kind.REFUSED,
                "its indexes lead to indexes");
    }

    @Test
    void whatIsNotThereIsSaidSo() throws Exception {
        registry.always("GET", manifestPath("gone"), error(404, "MANIFEST_UNKNOWN", "manifest unknown"));

        assertRefused(
                () -> client.manifest(registry.tagged("gone")),
                Kind.NOT_FOUND,
                "because " + registry.address() + " answers 404 MANIFEST_UNKNOWN: manifest unknown; check the name");
        assertThat(client.blobExists(registry.repository(), DIGEST)).isFalse();
        assertThat(client.tags(registry.repository())).isEmpty();
        assertThat(client.artifact(registry.tagged("gone"))).isEmpty();
    }

    @Test
    void anInterruptEndsACall() {
        registry.always("GET", manifestPath("nightly"), manifest(IMAGE).withFixedDelay(60_000));

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> client.manifest(registry.tagged("nightly"))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private byte[] read(Descriptor descriptor) throws IOException, InterruptedException {
        try (InputStream stream = client.blob(registry.repository(), descriptor)) {
            return stream.readAllBytes();
        }
    }

    /** The layer's beginning, and then nothing more. */
    private static ResponseDefinitionBuilder cut(int length) {
        return blob(Arrays.copyOf(LAYER, length)).withHeader("Content-Length", String.valueOf(LAYER.length));
    }

    private static ResponseDefinitionBuilder ranged(int offset) {
        return blob(Arrays.copyOfRange(LAYER, offset, LAYER.length)).withStatus(206);
    }

    static void assertRefused(ThrowingCallable call, Kind kind, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(message)
                .asInstanceOf(InstanceOfAssertFactories.type(RegistryException.class))
                .extracting(RegistryException::kind)
                .isEqualTo(kind);
    }
}
