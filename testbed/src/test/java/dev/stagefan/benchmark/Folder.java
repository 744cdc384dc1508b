package dev.stagefan.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary copy of a folder, in which {@code tools/minutes} does a kind of work. */
record Folder(Path path) implements AutoCloseable {
    static Folder of(Path original, Work work) {
        Path copy;
        try (Stream<Path> files = Files.walk(original)) {
            copy = Files.createTempDirectory("reality");
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                place(file, copy.resolve(original.relativize(file)));
            }
            place(work.tool(), copy.resolve("tools/minutes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Folder(copy);
    }

    /** A temporary folder with nothing in it. */
    static Folder empty() {
        try {
            return new Folder(Files.createTempDirectory("reality"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void place(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innermostFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
