package dev.stagefan.cli;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.image.ImageSource;
import dev.stagefan.image.OciLayout;
import dev.stagefan.image.RegistryImage;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the images that a command was given, wherever they are. */
final class ImageArguments implements AutoCloseable {
    private static final String ON_DISK = "oci:";

    private final Surroundings surroundings;
    private @Nullable RegistryClient client;

    ImageArguments(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * Opens an image: of disk where it says so, begins as a path does, or is the path of a file or a layout; of a registry
     * otherwise.
     */
    ImageSource open(String given) throws Failure, IOException {
        try {
            if (given.startsWith(ON_DISK)) {
                return onDisk(given, given.substring(ON_DISK.length()));
            }
            boolean written = given.startsWith("/") || given.startsWith("./") || given.startsWith("../");
            if (written || isImage(path(given))) {
                return OciLayout.open(given, there(given, given), null);
            }
        } catch (InvalidPathException e) {
            throw Failure.badInput("could not read " + Printable.line(given) + " because it is no path");
        }
        return inRegistry(given);
    }

    /** A tag may stand behind the path, which may itself have colons. */
    private ImageSource onDisk(String given, String written) throws Failure, IOException {
        int colon = written.lastIndexOf(':');
        if (Files.exists(path(written)) || colon < 0) {
            return OciLayout.open(given, there(given, written), null);
        }
        return OciLayout.open(given, there(given, written.substring(0, colon)), written.substring(colon + 1));
    }

    private ImageSource inRegistry(String given) throws Failure, IOException {
        try {
            ImageReference reference = ImageReference.parse(given);
            if (client == null) {
                client = RegistryClient.of(DockerConfig.of(surroundings.environment()));
            }
            return new RegistryImage(client, reference);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(e);
        }
    }

    private Path path(String given) {
        return surroundings.directory().resolve(given);
    }

    private Path there(String given, String written) throws Failure {
        Path path = path(written);
        if (!Files.exists(path)) {
            throw Failure.badInput("could not read " + given + " because there is no such file");
        }
        return path;
    }

    private static boolean isImage(Path path) {
        return Files.isRegularFile(path)
                || Files.exists(path.resolve("index.json"))
                || Files.exists(path.resolve("manifest.json"));
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
