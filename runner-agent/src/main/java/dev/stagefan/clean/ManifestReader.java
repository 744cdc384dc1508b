package dev.stagefan.clean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.clean.StoredManifest.Content;
import dev.stagefan.clean.StoredManifest.Sort;
import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.Manifest;
import dev.stagefan.registry.MediaTypes;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.Repository;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what manifests point to, and how old they are.
 *
 * @param client what the registry is asked with
 */
public record ManifestReader(RegistryClient client, Repository repository) {
    /** OCI image spec: annotations. */
    private static final String CREATED = "org.opencontainers.image.created";

    /** BuildKit: cache/remotecache/v1/cachechains.go. */
    private static final String CACHE_CONFIG = "application/vnd.buildkit.cacheconfig.v0";

    private static final Set<String> IMAGE_CONFIGS =
            Set.of(MediaTypes.OCI_CONFIG, "application/vnd.docker.container.image.v1+json");
    private static final Set<String> MANIFESTS =
            Set.of(MediaTypes.OCI_MANIFEST, MediaTypes.OCI_INDEX, MediaTypes.DOCKER_MANIFEST, MediaTypes.DOCKER_LIST);

    /** Builds that are made to be the same each time write a date that tells nothing: 1970, or 1980 as zip begins. */
    private static final Instant FIRST_REAL = Instant.parse("1981-01-01T00:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A manifest by its digest. */
    public Manifest manifest(String digest) throws RegistryException, InterruptedException {
        return client.manifest(ImageReference.digested(repository, digest));
    }

    /** What is in a manifest. */
    public static Content content(Manifest manifest) {
        // A cache in the form of an index lists layers, which go when nothing names them.
        List<String> children = manifest.manifests().stream()
                .filter(child -> MANIFESTS.contains(child.mediaType()))
                .map(Descriptor::digest)
                .toList();
        String subject = json(manifest.bytes()).path("subject").path("digest").asText("");
        return new Content(
                cacheConfig(manifest).isPresent() ? Sort.CACHE : Sort.OTHER,
                children,
                subject.isEmpty() ? null : subject);
    }

    private static Optional<Descriptor> cacheConfig(Manifest manifest) {
        return manifest.isIndex()
                ? manifest.manifests().stream()
                        .filter(part -> part.mediaType().equals(CACHE_CONFIG))
                        .findFirst()
                : Optional.of(manifest.config())
                        .filter(config -> config.mediaType().equals(CACHE_CONFIG));
    }

    /**
     * When something was made, by its own account: its annotation, its configuration, or the newest image that it lists; of
     * a cache, the newest layer that it knows of.
     */
    public @Nullable Instant created(Manifest manifest) throws RegistryException, InterruptedException {
        Instant annotated = real(manifest.annotations().get(CREATED));
        if (annotated != null) {
            return annotated;
        }
        Optional<Descriptor> cache = cacheConfig(manifest);
        if (cache.isPresent()) {
            return newest(json(client.smallBlob(repository, cache.get())).findValuesAsText("createdAt"));
        }
        if (!manifest.isIndex()) {
            Descriptor config = manifest.config();
            return IMAGE_CONFIGS.contains(config.mediaType())
                    ? real(json(client.smallBlob(repository, config))
                            .path("created")
                            .asText(null))
                    : null;
        }
        Instant newest = null;
        for (Descriptor image : manifest.manifests()) {
            if (!image.isAttestation() && MANIFESTS.contains(image.mediaType())) {
                Instant created = created(manifest(image.digest()));
                newest = newest == null || (created != null && created.isAfter(newest)) ? created : newest;
            }
        }
        return newest;
    }

    private static @Nullable Instant newest(List<String> dates) {
        return dates.stream()
                .map(date -> Optional.ofNullable(real(date)))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant real(@Nullable String date) {
        try {
            Instant instant = date == null ? null : OffsetDateTime.parse(date).toInstant();
            return instant == null || instant.isBefore(FIRST_REAL) ? null : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            // What is no JSON tells nothing.
            return JSON.createObjectNode();
        }
    }
}
