package dev.stagefan.registry;

import java.util.List;
import java.util.Map;

/**
 * Something small that is no image and is kept as one: a manifest with files for layers (OCI image spec 1.1, guidelines
 * for artifact usage).
 *
 * @param type what it is, a media type, as {@code application/vnd.stagefan.timings.v1+json}
 * @param parts its files, in order
 * @param annotations of its manifest, by name
 */
public record Artifact(String type, List<Part> parts, Map<String, String> annotations) {
    public Artifact {
        parts = List.copyOf(parts);
        annotations = Map.copyOf(annotations);
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
