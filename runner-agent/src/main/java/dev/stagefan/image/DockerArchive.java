package dev.stagefan.image;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code docker save} wrote before Docker 25: it has no manifest as registries have them, and its layers are not
 * compressed, so that their digests are those that the configuration names.
 *
 * <p>moby: image/spec/v1.2.md
 */
final class DockerArchive implements ImageSource {
    static final String MANIFEST = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

    private final String name;
    private final LayoutFiles files;
    private final Manifest manifest;
    private final Map<String, String> paths;
    private final byte[] configuration;

    private DockerArchive(
            String name, LayoutFiles files, Manifest manifest, Map<String, String> paths, byte[] configuration) {
        this.name = name;
        this.files = files;
        this.manifest = manifest;
        this.paths = paths;
        this.configuration = configuration;
    }

    static DockerArchive open(String name, LayoutFiles files, @Nullable String tag) throws IOException {
        JsonNode image = chosen(name, OciLayout.json(name, files, MANIFEST), tag);
        String path = image.path("Config").asText();
        byte[] configuration = OciLayout.small(name, files, path);
        JsonNode diffIds = OciLayout.json(name, files, path).path("rootfs").path("diff_ids");
        JsonNode layers = image.path("Layers");
        if (diffIds.size() != layers.size()) {
            throw OciLayout.unusable(
                    name, "it has " + layers.size() + " layers and its configuration " + diffIds.size());
        }
        Map<String, String> paths = new HashMap<>();
        ObjectNode manifest = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", MediaTypes.OCI_MANIFEST);
        manifest.putObject("config")
                .put("mediaType", MediaTypes.OCI_CONFIG)
                .put("digest", Digest.of(configuration))
                .put("size", configuration.length);
        ArrayNode descriptors = manifest.putArray("layers");
        for (int i = 0; i < layers.size(); i++) {
            String layer = layers.get(i).asText();
            paths.put(diffIds.get(i).asText(), layer);
            descriptors
                    .addObject()
                    .put("mediaType", LAYER)
                    .put("digest", diffIds.get(i).asText())
                    .put("size", size(name, files, layer));
        }
        try {
            Manifest parsed = Manifest.parse(JSON.writeValueAsBytes(manifest), null);
            return new DockerArchive(name, files, parsed, paths, configuration);
        } catch (IllegalArgumentException e) {
            throw OciLayout.unusable(name, "its layers have no digests");
        }
    }

    private static JsonNode chosen(String name, JsonNode images, @Nullable String tag) throws ImageException {
        List<String> there = new ArrayList<>();
        for (JsonNode image : images) {
            for (JsonNode its : image.path("RepoTags")) {
                there.add(its.asText());
                if (tag != null && (its.asText().equals(tag) || its.asText().endsWith(":" + tag))) {
                    return image;
                }
            }
        }
        if (tag == null && images.size() == 1) {
            return images.get(0);
        }
        throw new ImageException("could not tell which image of " + name + " is meant because it has "
                + (there.isEmpty() ? images.size() + " without a tag" : String.join(", ", there))
                + "; name one of them, as in oci:PATH:TAG");
    }

    private static long size(String name, LayoutFiles files, String path) throws IOException {
        try (InputStream layer = files.open(path).orElseThrow(() -> OciLayout.unusable(name, "it has no " + path))) {
            return layer.transferTo(OutputStream.nullOutputStream());
        }
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
    public InputStream blob(Descriptor descriptor) throws IOException {
        if (descriptor.equals(manifest.config())) {
            return new ByteArrayInputStream(configuration);
        }
        String path = paths.getOrDefault(descriptor.digest(), "");
        InputStream blob =
                files.open(path).orElseThrow(() -> OciLayout.unusable(name, "it has no " + descriptor.digest()));
        return new CheckedStream(blob, name, descriptor);
    }
}
