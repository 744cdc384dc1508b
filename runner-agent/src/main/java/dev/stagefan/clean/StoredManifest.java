package dev.stagefan.clean;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A manifest or an index in a repository, and what is known of it.
 *
 * @param digest as {@code sha256:…}
 * @param tags all that are on it; empty where it has none
 * @param created when it was made; null where nothing tells
 * @param content what is in it
 */
public record StoredManifest(
        String digest, List<String> tags, @Nullable Instant created, Content content) {
    /** What a manifest is of. */
    public enum Sort {
        /** A build cache of BuildKit's. */
        CACHE,
        /** An image, an index of images, an attestation, an artifact. */
        OTHER
    }

    /**
     * What is in a manifest.
     *
     * @param children digests of the manifests that it lists, if it is an index
     * @param subject digest of the manifest that it says something of; null where it says nothing of another
     */
    public record Content(
            Sort sort, List<String> children, @Nullable String subject) {
        public Content {
            children = List.copyOf(children);
        }
    }

    public StoredManifest {
        tags = tags.stream().sorted().toList();
    }
}
