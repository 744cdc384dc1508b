package dev.stagefan.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Dockerfile in a folder that nobody else can read, under the name of the user's own, so that what BuildKit says of it
 * names that; gone when it is closed.
 *
 * @param folder holds it, what belongs to it, and an empty folder
 * @param file the Dockerfile
 */
record CollapsedFile(Path folder, Path file) implements AutoCloseable {
    /**
     * What belongs to a Dockerfile and lies beside it: what is ignored of the context (buildkit: frontend/dockerui/config.go)
     * and what sources a build may use (buildx: build/opt.go, loadInputs).
     */
    private static final List<String> COMPANIONS = List.of(".dockerignore", ".rego");

    /**
     * Writes a Dockerfile.
     *
     * @param original the user's, whose name it gets and whose companions are copied
     */
    static CollapsedFile write(String text, Path original) throws IOException {
        Path folder = Files.createTempDirectory("stagefan-");
        CollapsedFile written = new CollapsedFile(folder, folder.resolve(String.valueOf(original.getFileName())));
        try {
            Files.writeString(written.file(), text);
            for (String suffix : COMPANIONS) {
                Path companion = original.resolveSibling(original.getFileName() + suffix);
                if (Files.exists(companion)) {
                    Files.copy(companion, folder.resolve(written.file().getFileName() + suffix));
                }
            }
            Files.createDirectory(written.emptyContext());
            return written;
        } catch (IOException e) {
            written.close();
            throw e;
        }
    }

    /** For a build that reads nothing of the context. */
    Path emptyContext() {
        return folder.resolve("empty-context");
    }

    /** Removes it; what cannot be removed is left to the system. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
