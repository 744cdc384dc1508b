package dev.stagefan.image;

import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.Manifest;
import dev.stagefan.registry.Platform;
import dev.stagefan.registry.RegistryClient;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * An image in a registry.
 *
 * @param client what it is read with; the caller closes it
 */
public record RegistryImage(RegistryClient client, ImageReference reference) implements ImageSource {
    @Override
    public String name() {
        return reference.toString();
    }

    @Override
    public Manifest manifest(@Nullable Platform platform) throws IOException, InterruptedException {
        Manifest manifest = client.manifest(reference);
        if (!manifest.isIndex()) {
            return manifest;
        }
        Descriptor chosen = PlatformChoice.of(name(), manifest.manifests(), platform);
        return client.manifest(ImageReference.digested(reference.repository(), chosen.digest()));
    }

    @Override
    public InputStream blob(Descriptor descriptor) throws IOException, InterruptedException {
        return client.blob(reference.repository(), descriptor);
    }
}
