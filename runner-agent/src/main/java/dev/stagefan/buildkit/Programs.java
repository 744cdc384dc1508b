package dev.stagefan.buildkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Programs by their names. Java itself looks for them on its own PATH, whatever environment they are to get. */
final class Programs {
    private Programs() {}

    /** The first on the PATH of an environment; empty where there is none. */
    static Optional<String> find(String name, Map<String, String> environment) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (String ending : new String[] {"", ".exe"}) {
                Optional<Path> file = file(folder, name + ending);
                if (file.isPresent()) {
                    return file.map(Path::toString);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> file(String folder, String name) {
        try {
            Path file = Path.of(folder).resolve(name);
            return Files.isRegularFile(file) && Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
