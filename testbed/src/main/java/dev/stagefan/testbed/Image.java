package dev.stagefan.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NavigableMap;
import java.util.TreeMap;

/** An image as a container would see it: its configuration, and its layers merged into one tree. */
public final class Image {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long INODES_A_LAYER = 1L << 32;

    private final JsonNode configuration;
    private final NavigableMap<String, Entry> files;

    private Image(JsonNode configuration, NavigableMap<String, Entry> files) {
        this.configuration = configuration;
        this.files = files;
    }

    /**
     * Reads an image from a registry.
     *
     * @param reference a tag or a digest
     * @param platform picks the manifest where the reference is an index, as {@code linux/amd64}
     */
    public static Image read(Registry registry, String repository, String reference, String platform) {
        JsonNode manifest = parse(registry.manifest(repository, reference));
        if (manifest.has("manifests")) {
            manifest = parse(registry.manifest(repository, digestFor(manifest, platform)));
        }
        NavigableMap<String, Entry> files = new TreeMap<>();
        long firstInode = 0;
        for (JsonNode descriptor : manifest.get("layers")) {
            byte[] blob = registry.blob(repository, descriptor.get("digest").asText());
            Layer layer = Layer.read(blob, descriptor.get("mediaType").asText(), firstInode);
            layer.applyTo(files);
            firstInode += INODES_A_LAYER;
        }
        String configuration = manifest.get("config").get("digest").asText();
        return new Image(parse(registry.blob(repository, configuration)), files);
    }

    private static String digestFor(JsonNode index, String platform) {
        for (JsonNode manifest : index.get("manifests")) {
            JsonNode its = manifest.path("platform");
            String name =
                    its.path("os").asText() + "/" + its.path("architecture").asText();
            String variant = its.path("variant").asText();
            if (platform.equals(variant.isEmpty() ? name : name + "/" + variant) || platform.equals(name)) {
                return manifest.get("digest").asText();
            }
        }
        throw new IllegalArgumentException("the index has no manifest for " + platform + ": " + index);
    }

    private static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole image configuration. */
    public JsonNode configuration() {
        return configuration;
    }

    /** What the image holds, by absolute path. */
    NavigableMap<String, Entry> files() {
        return files;
    }
}
