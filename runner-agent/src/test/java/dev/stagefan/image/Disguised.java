package dev.stagefan.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.Manifest;
import dev.stagefan.registry.Platform;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** An image with the configuration of another one. */
record Disguised(TestImage image, TestImage other) implements ImageSource {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String name() {
        return "disguised";
    }

    @Override
    public Manifest manifest(@Nullable Platform platform) throws IOException {
        ObjectNode manifest =
                (ObjectNode) JSON.readTree(image.manifest(platform).bytes());
        manifest.set("config", JSON.readTree(other.manifest(platform).bytes()).get("config"));
        return Manifest.parse(JSON.writeValueAsBytes(manifest), null);
    }

    @Override
    public InputStream blob(Descriptor descriptor) {
        boolean its = descriptor.digest().equals(other.manifest(null).config().digest());
        return its ? other.blob(descriptor) : image.blob(descriptor);
    }
}
