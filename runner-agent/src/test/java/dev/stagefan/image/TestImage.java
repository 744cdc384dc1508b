package dev.stagefan.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.Digest;
import dev.stagefan.registry.Manifest;
import dev.stagefan.registry.MediaTypes;
import dev.stagefan.registry.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An image of layers made in a test: in memory, and as an OCI layout. */
final class TestImage implements ImageSource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final List<String> read = new ArrayList<>();
    private final Manifest manifest;

    private TestImage(String name, String configuration, List<TestLayer> layers) {
        this.name = name;
        try {
            ObjectNode document = (ObjectNode) JSON.readTree(configuration);
            ArrayNode diffIds =
                    document.putObject("rootfs").put("type", "layers").putArray("diff_ids");
            layers.forEach(layer -> diffIds.add(layer.diffId()));
            ObjectNode json = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_MANIFEST);
            json.set("config", descriptor(MediaTypes.OCI_CONFIG, JSON.writeValueAsBytes(document)));
            ArrayNode descriptors = json.putArray("layers");
            layers.forEach(layer -> descriptors.add(descriptor(layer.mediaType(), layer.blob())));
            manifest = Manifest.parse(JSON.writeValueAsBytes(json), null);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestImage of(TestLayer... layers) {
        return new TestImage("image", "{\"os\": \"linux\", \"architecture\": \"amd64\"}", List.of(layers));
    }

    /** With a configuration, as JSON, to which the layers are added. */
    static TestImage with(String configuration, TestLayer... layers) {
        return new TestImage("image", configuration, List.of(layers));
    }

    private ObjectNode descriptor(String mediaType, byte[] bytes) {
        blobs.put(Digest.of(bytes), bytes);
        return JSON.createObjectNode()
                .put("mediaType", mediaType)
                .put("digest", Digest.of(bytes))
                .put("size", bytes.length);
    }

    /** The digest of a layer, from 0. */
    String layer(int index) {
        return manifest.layers().get(index).digest();
    }

    /** Puts other bytes in a blob's place. */
    TestImage damage(String digest, byte[] bytes) {
        blobs.put(digest, bytes);
        return this;
    }

    byte[] blob(String digest) {
        return Objects.requireNonNull(blobs.get(digest));
    }

    /** Digests of the blobs that were read, in order. */
    List<String> read() {
        return read;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Manifest manifest(@Nullable Platform platform) {
        return manifest;
    }

    @Override
    public InputStream blob(Descriptor descriptor) {
        read.add(descriptor.digest());
        return new CheckedStream(new ByteArrayInputStream(blob(descriptor.digest())), name, descriptor);
    }

    /** Writes the image into an OCI layout, which may have others; {@code index} is what its index says of it besides. */
    void writeTo(Path folder, String index) {
        try {
            Path directory = Files.createDirectories(folder.resolve("blobs/sha256"));
            for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
                Files.write(directory.resolve(blob.getKey().substring("sha256:".length())), blob.getValue());
            }
            Files.write(directory.resolve(manifest.digest().substring("sha256:".length())), manifest.bytes());
            Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\": \"1.0.0\"}");
            Path file = folder.resolve("index.json");
            ObjectNode document = Files.exists(file)
                    ? (ObjectNode) JSON.readTree(file.toFile())
                    : JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_INDEX);
            ObjectNode entry = document.withArray("manifests").addObject();
            entry.put("mediaType", MediaTypes.OCI_MANIFEST)
                    .put("digest", manifest.digest())
                    .put("size", manifest.size());
            entry.setAll((ObjectNode) JSON.readTree(index));
            Files.write(file, JSON.writeValueAsBytes(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
