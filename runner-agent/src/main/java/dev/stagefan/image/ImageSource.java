package dev.stagefan.image;

import dev.stagefan.registry.Descriptor;
import dev.stagefan.registry.Manifest;
import dev.stagefan.registry.Platform;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where an image is read from. What cannot be read, or is not there, is an {@link ImageException} or a {@link
 * dev.stagefan.registry.RegistryException}.
 */
public interface ImageSource {
    /** What it is called, for people. */
    String name();

    /**
     * The manifest of the image.
     *
     * @param platform which of several images; null where there has to be one only
     */
    Manifest manifest(@Nullable Platform platform) throws IOException, InterruptedException;

    /**
     * The bytes of a layer or a configuration, as they come. A read that would reach the end throws instead where the digest
     * or the size of what came is wrong: what was read until then must not be used.
     */
    InputStream blob(Descriptor descriptor) throws IOException, InterruptedException;
}
