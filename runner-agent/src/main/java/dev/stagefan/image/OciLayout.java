package dev.stagefan.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.image.tar.TarException;
import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.Manifest;
import dev.stagefan.registry.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An image on disk: an OCI layout, as a folder or a tar file, or what {@code docker save} writes, which is one too since
 * Docker 25.
 *
 * <p>OCI image spec: image-layout.md
 */
public final class OciLayout implements ImageSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INDEX = "index.json";
    private static final int LARGEST_MANIFEST = 16 << 20;

    /** An index in an index, as Buildx writes one with attestations, and one more. */
    private static final int DEEPEST = 4;

    /** The tag, as OCI says it; and the full name, as containerd does. */
    private static final List<String> NAMES = List.of("org.opencontainers.image.ref.name", "io.containerd.image.name");

    private final String name;
    private final LayoutFiles files;
    private final @Nullable String tag;

    private OciLayout(String name, LayoutFiles files, @Nullable String tag) {
        this.name = name;
        this.files = files;
        this.tag = tag;
    }

    /**
     * Opens a folder or a tar file.
     *
     * @param name what it is called, for people
     * @param tag which of its images, by its tag or full name; null where the platform tells, or there is one only
     */
    public static ImageSource open(String name, Path path, @Nullable String tag) throws IOException {
        LayoutFiles files;
        if (Files.isDirectory(path)) {
            files = LayoutFiles.of(path);
        } else {
            try {
                files = LayoutFiles.ofTar(path);
            } catch (TarException e) {
                throw unusable(name, "it is no tar file: " + e.getMessage());
            }
        }
        if (isThere(files, INDEX)) {
            return new OciLayout(name, files, tag);
        }
        if (isThere(files, DockerArchive.MANIFEST)) {
            return DockerArchive.open(name, files, tag);
        }
        throw unusable(name, "it has neither an " + INDEX + " nor a " + DockerArchive.MANIFEST);
    }

    private static boolean isThere(LayoutFiles files, String path) throws IOException {
        try (InputStream file = files.open(path).orElseGet(InputStream::nullInputStream)) {
            return file.read() >= 0;
        }
    }

    static ImageException unusable(String name, String reason) {
        return new ImageException("could not read " + name + " as an image because " + reason
                + "; take what docker buildx build --output type=oci,dest=FILE or docker save writes");
    }

    /** All of a small file of a layout. */
    static byte[] small(String name, LayoutFiles files, String path) throws IOException {
        try (InputStream file = files.open(path).orElseThrow(() -> unusable(name, "it has no " + path))) {
            byte[] bytes = file.readNBytes(LARGEST_MANIFEST + 1);
            if (bytes.length > LARGEST_MANIFEST) {
                throw unusable(name, "its " + path + " is too large");
            }
            return bytes;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Manifest manifest(@Nullable Platform platform) throws IOException {
        Manifest manifest = parse(small(name, files, INDEX));
        List<Descriptor> candidates = tagged(manifest.manifests());
        for (int depth = 0; depth < DEEPEST; depth++) {
            Descriptor chosen = PlatformChoice.of(name, candidates, platform);
            try (InputStream blob = blob(chosen)) {
                manifest = parse(blob.readNBytes(LARGEST_MANIFEST));
            }
            if (!manifest.isIndex()) {
                return manifest;
            }
            candidates = manifest.manifests();
        }
        throw unusable(name, "its indexes are nested too deeply");
    }

    private List<Descriptor> tagged(List<Descriptor> manifests) throws ImageException {
        if (tag == null) {
            return manifests;
        }
        List<Descriptor> tagged = manifests.stream()
                .filter(one ->
                        NAMES.stream().anyMatch(key -> isNamed(one.annotations().getOrDefault(key, ""))))
                .toList();
        if (tagged.isEmpty()) {
            String there = manifests.stream()
                    .flatMap(one -> NAMES.stream().map(key -> one.annotations().getOrDefault(key, "")))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw new ImageException("could not find " + tag + " in " + name + " because "
                    + (there.isEmpty() ? "its images have no tags; leave the tag out" : "it has " + there));
        }
        return tagged;
    }

    private boolean isNamed(String text) {
        return text.equals(tag) || text.endsWith(":" + tag);
    }

    private Manifest parse(byte[] bytes) throws IOException {
        try {
            return Manifest.parse(bytes, null);
        } catch (IllegalArgumentException e) {
            throw unusable(name, "a manifest of it cannot be read: " + e.getMessage());
        }
    }

    @Override
    public InputStream blob(Descriptor descriptor) throws IOException {
        String path = "blobs/" + descriptor.digest().replace(':', '/');
        InputStream blob = files.open(path)
                .orElseThrow(() -> new ImageException("could not read " + name + " because " + descriptor.digest()
                        + " is missing in it; get the image anew, whole"));
        return new CheckedStream(blob, name, descriptor);
    }

    /** A JSON file of a layout. */
    static JsonNode json(String name, LayoutFiles files, String path) throws IOException {
        try {
            return JSON.readTree(small(name, files, path));
        } catch (JsonProcessingException e) {
            throw unusable(name, "its " + path + " is no JSON");
        }
    }
}
