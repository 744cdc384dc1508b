package dev.stagefan.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A Git work tree with a copy of the examples, for commands that read and write files. */
final class ExampleTree {
    private ExampleTree() {}

    static Path plant(Path root) throws IOException {
        Files.createDirectories(root.resolve(".git"));
        Path examples = Project.root().resolve("examples");
        try (Stream<Path> files = Files.walk(examples)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve("examples")
                        .resolve(examples.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        return root;
    }
}
