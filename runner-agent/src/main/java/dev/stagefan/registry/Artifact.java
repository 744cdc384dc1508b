package dev.stagefan.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something small that is no image and is kept as one: a manifest with files for layers (OCI image spec 1.1, guidelines
 * for artifact usage).
 *
 * @param type what it is, a media type, as {@code application/vnd.stagefan.timings.v1+json}
 * @param parts its files, in order, one at least
 * @param annotations of its manifest, by name
 */
public record Artifact(String type, List<Part> parts, Map<String, String> annotations) {
    static final byte[] NO_CONFIG = "{}".getBytes(StandardCharsets.UTF_8);

    private static final ObjectMapper JSON = new ObjectMapper();

    public Artifact {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("an artifact has at least one part");
        }
        parts = List.copyOf(parts);
        annotations = Map.copyOf(annotations);
    }

    /**
     * Its manifest: the same artifact, the same bytes.
     *
     * @param layers what its parts are, in their order
     */
    Manifest manifest(Descriptor config, List<Descriptor> layers) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("schemaVersion", 2);
        manifest.put("mediaType", MediaTypes.OCI_MANIFEST);
        manifest.put("artifactType", type);
        manifest.set("config", json(config));
        layers.forEach(layer -> manifest.withArray("layers").add(json(layer)));
        if (!annotations.isEmpty()) {
            ObjectNode named = manifest.putObject("annotations");
            new TreeMap<>(annotations).forEach(named::put);
        }
        try {
            return Manifest.parse(JSON.writeValueAsBytes(manifest), MediaTypes.OCI_MANIFEST);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode json(Descriptor descriptor) {
        return JSON.createObjectNode()
                .put("mediaType", descriptor.mediaType())
                .put("digest", descriptor.digest())
                .put("size", descriptor.size());
    }

    /** A file of an artifact. */
    public static final class Part {
        private final String mediaType;
        private final byte[] bytes;

        public Part(String mediaType, byte[] bytes) {
            this.mediaType = mediaType;
            this.bytes = bytes.clone();
        }

        public String mediaType() {
            return mediaType;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }
}
