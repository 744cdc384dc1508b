package dev.stagefan.registry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of something that a registry keeps.
 *
 * @param mediaType what it is
 * @param digest of all its bytes, as {@code sha256:…}
 * @param size in bytes
 * @param platform where an index says it; null elsewhere
 * @param annotations by name
 */
public record Descriptor(
        String mediaType,
        String digest,
        long size,
        @Nullable Platform platform,
        Map<String, String> annotations) {
    /** BuildKit writes it to attestations in an index (docs/attestations/attestation-storage.md). */
    private static final String ATTESTATION = "vnd.docker.reference.type";

    public Descriptor {
        if (!Digest.isDigest(digest)) {
            throw new IllegalArgumentException("\"" + digest + "\" is no digest");
        }
        if (size < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
        annotations = Map.copyOf(annotations);
    }

    public Descriptor(String mediaType, String digest, long size) {
        this(mediaType, digest, size, null, Map.of());
    }

    /** The descriptor of some bytes. */
    public static Descriptor of(String mediaType, byte[] bytes) {
        return new Descriptor(mediaType, Digest.of(bytes), bytes.length);
    }

    /** Whether it says something of an image, and is none. */
    public boolean isAttestation() {
        return annotations.containsKey(ATTESTATION) || (platform != null && platform.isUnknown());
    }
}
