package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code stagefan clean} on a real registry, with what BuildKit pushed: what stays is whole. */
@Tag("engine")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CleanTest {
    private static final String NAMESPACE = "main-1f2e3d4c";
    private static final String JANUARY = "1767225600";
    private static final String FEBRUARY = "1769904000";

    @TempDir
    Path folder;

    private Engine engine;
    private Registry registry;
    private Buildx buildx;
    private RegistryClient client;
    private Repository repository;

    @BeforeAll
    void start() {
        engine = Engine.start();
        registry = Registry.open();
        buildx = Buildx.on(engine, registry);
        client = RegistryClient.of(DockerConfig.empty());
        repository = Repository.parse(registry.address() + "/acme/widget");
    }

    @AfterAll
    void stop() {
        client.close();
        buildx.close();
        registry.close();
        engine.close();
    }

    @Test
    void whatStaysIsWhole() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nARG OF\nLABEL of=$OF\nCOPY Dockerfile /\n");
        // As BuildKit makes them by default: an index of an image and what attests to it.
        push(stage("base", 1), "--build-arg=SOURCE_DATE_EPOCH=" + JANUARY);
        push(stage("base", 2), "--build-arg=SOURCE_DATE_EPOCH=" + FEBRUARY);
        push(stage("base", 3), "--cache-to=type=registry,ref=" + repository + ":cache-base-linux-amd64,mode=max");
        push(stage("tool", 1), "--build-arg=SOURCE_DATE_EPOCH=" + JANUARY, "--provenance=false");
        push(stage("tool", 2), "--provenance=false");
        listInNightly(stage("tool", 1));
        client.tag(ImageReference.tagged(repository, stage("base", 2)), "release");
        List<String> all = client.tags(repository);
        List<String> parts = parts(stage("base", 1));

        String dry = clean();
        assertThat(dry)
                .contains("  would delete 3, with --delete:\n")
                .containsPattern(
                        stage("base", 1) + " +sha256:[0-9a-f]{12} +\\d+ days old, and there are 2 newer ones\n")
                .containsPattern(" - +sha256:[0-9a-f]{12} +only " + stage("base", 1) + " lists it\n")
                .containsPattern(stage("base", 2) + " .*; stays, because release is the same image\n")
                .containsPattern(stage("tool", 1) + " .*; stays, because nightly lists it\n")
                .containsPattern("cache-base-linux-amd64 .* only 0 days old\n")
                .contains("leaves 5 others without a tag of stagefan's\n");
        assertThat(client.tags(repository)).isEqualTo(all);

        assertThat(clean("--delete")).contains("  deleted 3:\n");
        assertThat(client.tags(repository)).doesNotContain(stage("base", 1)).hasSize(all.size() - 1);
        for (String digest : parts) {
            assertThat(client.head(ImageReference.digested(repository, digest))).isEmpty();
        }
        for (String tag : client.tags(repository)) {
            pull(ImageReference.tagged(repository, tag));
        }

        assertThat(clean("--delete")).contains("  nothing deleted\n");
    }

    private String clean(String... more) {
        List<String> words = new ArrayList<>(List.of("clean", "--image=" + repository, "--older-than=30"));
        words.addAll(List.of(more));
        return Stagefan.run(folder, words);
    }

    private void push(String tag, String... options) {
        List<String> words = new ArrayList<>(List.of("--push", "--tag=" + repository + ":" + tag));
        words.add("--build-arg=OF=" + tag);
        words.addAll(List.of(options));
        words.add(".");
        buildx.build(folder, words);
    }

    /** A tag of somebody else's on an index that lists a stage. */
    private void listInNightly(String stage) throws RegistryException, InterruptedException {
        Descriptor image = client.head(ImageReference.tagged(repository, stage)).orElseThrow();
        String index = """
                {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json",
                "manifests": [{"mediaType": "%s", "digest": "%s", "size": %d}]}""".formatted(image.mediaType(), image.digest(), image.size());
        client.push(repository, Manifest.parse(index.getBytes(StandardCharsets.UTF_8), null), "nightly");
    }

    private List<String> parts(String tag) throws RegistryException, InterruptedException {
        return client.manifest(ImageReference.tagged(repository, tag)).manifests().stream()
                .map(Descriptor::digest)
                .toList();
    }

    /** Reads all of it, which checks each digest. */
    private void pull(ImageReference reference) throws IOException, InterruptedException {
        Manifest manifest = client.manifest(reference);
        List<Descriptor> blobs = new ArrayList<>(manifest.layers());
        if (!manifest.isIndex()) {
            blobs.add(manifest.config());
        }
        for (Descriptor part : manifest.manifests()) {
            if (part.mediaType().contains("manifest")) {
                pull(ImageReference.digested(repository, part.digest()));
            } else {
                blobs.add(part);
            }
        }
        for (Descriptor blob : blobs) {
            try (InputStream stream = client.blob(repository, blob)) {
                assertThat(stream.readAllBytes()).hasSize((int) blob.size());
            }
        }
    }

    private static String stage(String label, int key) {
        return NAMESPACE + ".stage-" + label + "-" + String.valueOf(key).repeat(32);
    }
}
