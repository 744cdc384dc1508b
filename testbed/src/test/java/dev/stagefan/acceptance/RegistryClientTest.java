package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.registry.Access;
import dev.stagefan.registry.Artifact;
import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.Manifest;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.Repository;
import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The registry client asks real registries, one open to all and one with a password, for what Buildx put there. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryClientTest {
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

    private Engine engine;
    private Registry open;
    private Registry closed;
    private RegistryClient client;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, RegistryException {
        engine = Engine.start();
        open = Registry.open();
        closed = Registry.withPassword();
        client = RegistryClient.of(DockerConfig.of(Map.of("DOCKER_AUTH_CONFIG", login(Registry.PASSWORD))));
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY random /\nLABEL of=acme\n");
        byte[] random = new byte[6_000_000];
        new Random(1).nextBytes(random);
        Files.write(folder.resolve("random"), random);
        try (Buildx buildx = Buildx.on(engine, open, closed)) {
            buildx.build(
                    folder,
                    List.of(
                            "--provenance=false",
                            "--platform=linux/amd64",
                            "--output=type=image,push=true,oci-mediatypes=false,\"name=" + open.address()
                                    + "/acme/docker:nightly\"",
                            "."));
            for (Registry registry : List.of(open, closed)) {
                buildx.build(
                        folder,
                        List.of(
                                "--provenance=mode=max",
                                "--platform=linux/amd64,linux/arm64",
                                "--push",
                                "--tag=" + registry.address() + "/acme/widget:nightly",
                                "."));
            }
        }
    }

    @AfterAll
    void stop() {
        client.close();
        closed.close();
        open.close();
        engine.close();
    }

    @Test
    void readsWhatBuildxPushed() throws Exception {
        for (Registry registry : List.of(open, closed)) {
            ImageReference nightly = ImageReference.parse(registry.address() + "/acme/widget:nightly");
            Repository repository = nightly.repository();
            Manifest index = client.manifest(nightly);
            assertThat(index.isIndex()).isTrue();
            assertThat(index.manifests())
                    .hasSize(4)
                    .filteredOn(Descriptor::isAttestation)
                    .hasSize(2);
            assertThat(client.head(nightly)).contains(new Descriptor(index.mediaType(), index.digest(), index.size()));

            Manifest image = client.manifest(nightly, "linux/arm64");
            assertThat(client.layerBytes(nightly, "linux/arm64")).isGreaterThan(6_000_000);
            assertThat(new String(client.smallBlob(repository, image.config()), StandardCharsets.UTF_8))
                    .contains("\"architecture\":\"arm64\"", "\"of\":\"acme\"");
            Descriptor layer = image.layers().get(0);
            try (InputStream stream = client.blob(repository, layer)) {
                assertThat(stream.readAllBytes()).hasSize((int) layer.size());
            }
            assertThat(client.blobExists(repository, layer.digest())).isTrue();
            assertThatThrownBy(() -> client.manifest(nightly, "windows/amd64"))
                    .hasMessageContaining("it is there for linux/amd64, linux/arm64 only");
        }
    }

    @Test
    void readsDockersOwnMediaTypes() throws Exception {
        Manifest image = client.manifest(ImageReference.parse(open.address() + "/acme/docker:nightly"), "linux/amd64");

        assertThat(image.mediaType()).isEqualTo("application/vnd.docker.distribution.manifest.v2+json");
        assertThat(image.layers()).hasSize(1);
    }

    @Test
    void tagsListsAndDeletes() throws Exception {
        for (Registry registry : List.of(open, closed)) {
            Repository repository = Repository.parse(registry.address() + "/acme/tags");
            Manifest image = imageIn(repository, registry.address());
            for (int i = 0; i < 12; i++) {
                client.tag(ImageReference.digested(repository, image.digest()), "run-" + i);
            }
            assertThat(client.tags(repository)).hasSize(12).contains("run-0", "run-11");

            client.delete(ImageReference.tagged(repository, "run-3"));
            client.delete(ImageReference.tagged(repository, "run-3"));
            assertThat(client.head(ImageReference.tagged(repository, "run-3"))).isEmpty();
            assertThat(client.head(ImageReference.tagged(repository, "run-4"))).isPresent();

            client.delete(ImageReference.digested(repository, image.digest()));
            assertThat(client.head(ImageReference.tagged(repository, "run-4"))).isEmpty();
        }
    }

    /** The image for one platform, put into another repository: its parts mounted, its manifest pushed. */
    private Manifest imageIn(Repository repository, String address) throws Exception {
        ImageReference nightly = ImageReference.parse(address + "/acme/widget:nightly");
        Manifest image = client.manifest(nightly, "linux/amd64");
        client.mount(nightly.repository(), repository, image.config());
        for (Descriptor layer : image.layers()) {
            client.mount(nightly.repository(), repository, layer);
        }
        assertThat(client.push(repository, image)).isEqualTo(image.digest());
        return image;
    }

    @Test
    void copiesBetweenRegistriesInPieces() throws Exception {
        ImageReference nightly = ImageReference.parse(open.address() + "/acme/widget:nightly");
        Repository other = Repository.parse(closed.address() + "/acme/copied");
        Descriptor layer = client.manifest(nightly, "linux/amd64").layers().get(0);
        assertThat(client.blobExists(other, layer.digest())).isFalse();

        client.mount(nightly.repository(), other, layer);
        try (InputStream copied = client.blob(other, layer)) {
            assertThat(copied.readAllBytes()).as("more than one piece").hasSizeGreaterThan(6_000_000);
        }
    }

    @Test
    void keepsAnArtifact() throws Exception {
        Repository repository = Repository.parse(closed.address() + "/acme/history");
        ImageReference reference = ImageReference.tagged(repository, "timings");
        byte[] text = "{\"schema\": \"test\"}\n".getBytes(StandardCharsets.UTF_8);
        Artifact artifact = new Artifact(
                "application/vnd.stagefan.test",
                List.of(new Artifact.Part("application/json", text)),
                Map.of("org.opencontainers.image.title", "history"));

        assertThat(client.artifact(reference)).isEmpty();
        String digest = client.push(repository, artifact, "timings");
        assertThat(client.push(repository, artifact, "timings")).isEqualTo(digest);

        Artifact kept = client.artifact(reference).orElseThrow();
        assertThat(kept.type()).isEqualTo(artifact.type());
        assertThat(kept.annotations()).isEqualTo(artifact.annotations());
        assertThat(kept.parts()).singleElement().satisfies(part -> {
            assertThat(part.mediaType()).isEqualTo("application/json");
            assertThat(part.bytes()).isEqualTo(text);
        });
        assertThatThrownBy(() -> client.artifact(ImageReference.parse(closed.address() + "/acme/widget:nightly")))
                .hasMessageContaining("because it is an image, and no artifact");
    }

    @Test
    void pushesNothingThatMissesAPart() {
        Repository repository = Repository.parse(open.address() + "/acme/missing");
        String missing = Descriptor.of(LAYER, new byte[] {1}).digest();
        byte[] text = """
                {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
                "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "%s", "size": 1},
                "layers": []}""".formatted(missing).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> client.push(repository, Manifest.parse(text, null), "nightly"))
                .isInstanceOf(RegistryException.class)
                .hasMessageStartingWith(
                        "could not push the manifest " + repository + ":nightly because " + open.address() + " answers"
                                + " 400 MANIFEST_BLOB_UNKNOWN: blob unknown to registry; push what it names first");
    }

    @Test
    void provesAccess() throws Exception {
        Repository repository = Repository.parse(closed.address() + "/acme/new");
        client.checkAccess(repository, Access.PULL);
        client.checkAccess(repository, Access.PUSH);
        assertThat(client.tags(repository)).isEmpty();

        for (Access access : Access.values()) {
            try (RegistryClient wrong =
                            RegistryClient.of(DockerConfig.of(Map.of("DOCKER_AUTH_CONFIG", login("wrong-password"))));
                    RegistryClient nobody = RegistryClient.of(DockerConfig.empty())) {
                assertThatThrownBy(() -> wrong.checkAccess(repository, access))
                        .hasMessageContaining("log in again with docker login " + closed.address())
                        .extracting(error -> ((RegistryException) error).kind())
                        .isEqualTo(RegistryException.Kind.UNAUTHORIZED);
                assertThatThrownBy(() -> nobody.checkAccess(repository, access))
                        .hasMessageContaining(
                                "log in with docker login " + closed.address() + ", or with docker/login");
                nobody.checkAccess(Repository.parse(open.address() + "/acme/new"), access);
            }
        }
    }

    private String login(String password) {
        String auth =
                Base64.getEncoder().encodeToString((Registry.USER + ":" + password).getBytes(StandardCharsets.UTF_8));
        return "{\"auths\": {\"" + closed.address() + "\": {\"auth\": \"" + auth + "\"}}}";
    }
}
