package dev.stagefan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A Git work tree with a copy of the examples, and some images, for commands that read and write files. */
final class ExampleTree {
    private ExampleTree() {}

    static Path plant(Path root) throws IOException {
        Files.createDirectories(root.resolve(".git"));
        copy(Project.root().resolve("examples"), root.resolve("examples"));
        copy(Project.root().resolve("cli/src/test/resources/images"), root.resolve("images"));
        return root;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
