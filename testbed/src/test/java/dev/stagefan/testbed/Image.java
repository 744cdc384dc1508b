package dev.stagefan.testbed;

import dev.stagefan.image.ImageSource;
import dev.stagefan.image.RegistryImage;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.Platform;
import dev.stagefan.registry.RegistryClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An image of a test registry, as it was when it was looked up: its tag may since be on another one. */
public final class Image {
    private final Registry registry;
    private final String repository;
    private final String digest;
    private final Platform platform;

    private Image(Registry registry, String repository, String digest, Platform platform) {
        this.registry = registry;
        this.repository = repository;
        this.digest = digest;
        this.platform = platform;
    }

    /**
     * Looks up an image, which is read when it is compared.
     *
     * @param reference a tag or a digest
     * @param platform picks the manifest where the reference is an index, as {@code linux/amd64}
     */
    public static Image read(Registry registry, String repository, String reference, String platform) {
        String separator = reference.startsWith("sha256:") ? "@" : ":";
        ImageReference wanted = ImageReference.parse(registry.address() + "/" + repository + separator + reference);
        Platform parsed = Platform.parse(platform);
        try (RegistryClient client = client(registry)) {
            String digest = new RegistryImage(client, wanted).manifest(parsed).digest();
            return new Image(registry, repository, digest, parsed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A client that may read the registry, also one that asks for a password; the caller closes it. */
    static RegistryClient client(Registry registry) throws IOException {
        Path folder = Folders.create();
        try {
            Files.writeString(
                    folder.resolve("config.json"),
                    "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}"
                            .formatted(registry.address(), Registry.authorization()));
            return RegistryClient.of(DockerConfig.of(Map.of("DOCKER_CONFIG", folder.toString())));
        } finally {
            Folders.delete(folder);
        }
    }

    ImageSource source(RegistryClient client) {
        return new RegistryImage(client, ImageReference.parse(registry.address() + "/" + repository + "@" + digest));
    }

    Registry registry() {
        return registry;
    }

    Platform platform() {
        return platform;
    }
}
