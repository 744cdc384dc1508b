package dev.stagefan.registry;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Things to keep in a registry. */
final class Samples {
    static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

    private Samples() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The same bytes each time, that cannot be compressed. */
    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static byte[] image(Descriptor... layers) {
        return bytes("{\"schemaVersion\": 2, \"mediaType\": \"" + MediaTypes.OCI_MANIFEST + "\", \"config\": "
                + descriptor(Descriptor.of(MediaTypes.OCI_CONFIG, bytes("{}")), "") + ", \"layers\": ["
                + Stream.of(layers).map(layer -> descriptor(layer, "")).collect(Collectors.joining(", ")) + "]}");
    }

    /** An index of images, each for a platform as {@code linux/arm/v7}. */
    static byte[] index(byte[][] images, String... platforms) {
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < images.length; i++) {
            String[] parts = platforms[i].split("/", -1);
            entries.append(i == 0 ? "" : ", ")
                    .append(descriptor(
                            Descriptor.of(MediaTypes.OCI_MANIFEST, images[i]),
                            ", \"platform\": {\"os\": \"" + parts[0] + "\", \"architecture\": \"" + parts[1] + "\""
                                    + (parts.length > 2 ? ", \"variant\": \"" + parts[2] + "\"" : "") + "}"));
        }
        return bytes("{\"schemaVersion\": 2, \"mediaType\": \"" + MediaTypes.OCI_INDEX + "\", \"manifests\": ["
                + entries + "]}");
    }

    private static String descriptor(Descriptor descriptor, String more) {
        return "{\"mediaType\": \"" + descriptor.mediaType() + "\", \"digest\": \"" + descriptor.digest()
                + "\", \"size\": " + descriptor.size() + more + "}";
    }
}
