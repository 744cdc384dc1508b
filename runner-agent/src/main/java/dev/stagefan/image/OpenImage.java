package dev.stagefan.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.Manifest;
import dev.stagefan.registry.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image of which the layers have not been read.
 *
 * @param configuration the whole of it
 */
record OpenImage(ImageSource source, Manifest manifest, JsonNode configuration) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Far more than any; registries take manifests of 4 MiB. */
    private static final int LARGEST_CONFIGURATION = 16 << 20;

    static OpenImage of(ImageSource source, @Nullable Platform platform) throws IOException, InterruptedException {
        Manifest manifest = source.manifest(platform);
        JsonNode configuration = configuration(source, manifest);
        Platform its = platform(configuration);
        if (platform != null && !platform.equals(its)) {
            throw new ImageException("could not take " + source.name() + " for " + platform + " because it is for "
                    + its + "; say which with --platform");
        }
        OpenImage image = new OpenImage(source, manifest, configuration);
        if (image.diffIds().size() != image.layers().size()) {
            throw image.unlike("its manifest has " + image.layers().size() + " layers and its configuration "
                    + image.diffIds().size());
        }
        return image;
    }

    private static JsonNode configuration(ImageSource source, Manifest manifest)
            throws IOException, InterruptedException {
        Descriptor descriptor = manifest.config();
        byte[] bytes;
        try (InputStream blob = source.blob(descriptor)) {
            bytes = blob.readNBytes(LARGEST_CONFIGURATION + 1);
        }
        try {
            JsonNode configuration = JSON.readTree(bytes);
            if (bytes.length <= LARGEST_CONFIGURATION
                    && configuration.path("rootfs").isObject()) {
                return configuration;
            }
        } catch (JsonProcessingException e) {
            throw noImage(source, descriptor);
        }
        throw noImage(source, descriptor);
    }

    private static ImageException noImage(ImageSource source, Descriptor descriptor) {
        return new ImageException("could not read " + source.name() + " as an image because its configuration, of type "
                + descriptor.mediaType() + ", is none of an image; take the name of an image");
    }

    private static Platform platform(JsonNode configuration) {
        return new Platform(
                configuration.path("os").asText(""),
                configuration.path("architecture").asText(""),
                configuration.path("variant").asText(null));
    }

    Platform platform() {
        return platform(configuration);
    }

    List<Descriptor> layers() {
        return manifest.layers();
    }

    /** Digests of the layers, uncompressed, as the configuration has them. */
    List<String> diffIds() {
        List<String> diffIds = new ArrayList<>();
        configuration.path("rootfs").path("diff_ids").forEach(node -> diffIds.add(node.asText()));
        return diffIds;
    }

    ImageException unlike(String reason) {
        return new ImageException("could not read " + source.name() + " because " + reason + "; build the image anew");
    }
}
