package dev.stagefan.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The source tree that the tests run in. */
final class Project {
    private Project() {}

    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
        }
        return directory;
    }
}
