package dev.stagefan.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A manifest of an image or an artifact, or an index of such, as a registry keeps it: to the byte. */
public final class Manifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String mediaType;
    private final String digest;
    private final byte[] bytes;
    private final JsonNode json;
    private final List<Descriptor> manifests;
    private final List<Descriptor> layers;
    private final @Nullable Descriptor config;

    private Manifest(String mediaType, String digest, byte[] bytes, JsonNode json) {
        this.mediaType = mediaType;
        this.digest = digest;
        this.bytes = bytes;
        this.json = json;
        this.manifests = descriptors(json.path("manifests"));
        this.layers = descriptors(json.path("layers"));
        this.config = json.path("config").isObject() ? descriptor(json.path("config")) : null;
    }

    /**
     * Reads a manifest.
     *
     * @param bytes the JSON text
     * @param mediaType what the registry calls it; what the text itself says goes before; null where nothing else says it
     * @throws IllegalArgumentException where it is none; the message is a clause that says what is wrong
     */
    public static Manifest parse(byte[] bytes, @Nullable String mediaType) {
        return parse(bytes, mediaType, Digest.of(bytes));
    }

    static Manifest parse(byte[] bytes, @Nullable String mediaType, String digest) {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("it is no text", e);
        }
        if (json == null || !json.isObject()) {
            throw new IllegalArgumentException("it is no JSON object");
        }
        String type = type(json, mediaType);
        if (!MediaTypes.isManifest(type)) {
            throw new IllegalArgumentException("it is of the type " + Shown.text(type) + ", which is not read here");
        }
        Manifest manifest = new Manifest(type, digest, bytes.clone(), json);
        if (!manifest.isIndex() && manifest.config == null) {
            throw new IllegalArgumentException("it names no configuration");
        }
        return manifest;
    }

    private static String type(JsonNode json, @Nullable String said) {
        String own = json.path("mediaType").asText("");
        if (!own.isEmpty()) {
            return own;
        }
        if (said != null && MediaTypes.isManifest(said)) {
            return said;
        }
        if (json.path("schemaVersion").asInt() == 1) {
            return "Docker schema 1";
        }
        if (said != null && said.startsWith("application/vnd.")) {
            return said;
        }
        return json.path("manifests").isArray() ? MediaTypes.OCI_INDEX : MediaTypes.OCI_MANIFEST;
    }

    private static List<Descriptor> descriptors(JsonNode array) {
        List<Descriptor> descriptors = new ArrayList<>();
        array.forEach(node -> descriptors.add(descriptor(node)));
        return List.copyOf(descriptors);
    }

    private static Descriptor descriptor(JsonNode node) {
        String digest = node.path("digest").asText("");
        JsonNode size = node.path("size");
        if (!Digest.isDigest(digest) || !size.canConvertToLong() || size.asLong() < 0) {
            throw new IllegalArgumentException("it names something without a digest or a size");
        }
        return new Descriptor(
                node.path("mediaType").asText(""),
                digest,
                size.asLong(),
                platform(node.path("platform")),
                annotations(node.path("annotations")));
    }

    private static @Nullable Platform platform(JsonNode node) {
        return node.isObject()
                ? new Platform(
                        node.path("os").asText(""),
                        node.path("architecture").asText(""),
                        node.path("variant").asText(null))
                : null;
    }

    private static Map<String, String> annotations(JsonNode node) {
        Map<String, String> annotations = new LinkedHashMap<>();
        node.properties()
                .forEach(entry ->
                        annotations.put(entry.getKey(), entry.getValue().asText()));
        return annotations;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Digest of {@link #bytes}, as {@code sha256:…}. */
    public String digest() {
        return digest;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** The size of its text, in bytes. */
    public long size() {
        return bytes.length;
    }

    /** Whether it is an index: of manifests for several platforms, or of one and what attests to it. */
    public boolean isIndex() {
        return MediaTypes.isIndex(mediaType);
    }

    /** What an index lists, attestations included, in its order; empty where it is none. */
    public List<Descriptor> manifests() {
        return manifests;
    }

    /**
     * The configuration of an image.
     *
     * @throws IllegalStateException for an index
     */
    public Descriptor config() {
        if (config == null) {
            throw new IllegalStateException("an index has no configuration");
        }
        return config;
    }

    /** The layers of an image, from the lowest up, or the parts of an artifact; empty for an index. */
    public List<Descriptor> layers() {
        return layers;
    }

    /** What kind of artifact it is; null for an image. */
    public @Nullable String artifactType() {
        return json.path("artifactType").asText(null);
    }

    public Map<String, String> annotations() {
        return annotations(json.path("annotations"));
    }
}
