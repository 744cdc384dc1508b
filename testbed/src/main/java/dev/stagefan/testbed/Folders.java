package dev.stagefan.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Temporary folders. */
public final class Folders {
    private Folders() {}

    /** A new folder with a short path: a socket's may not be longer than 108 bytes. */
    public static Path create() {
        try {
            return Files.createTempDirectory("sf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file below a folder, with the folders on the way. */
    static Path write(Path folder, String name, String content) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            return Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes a folder with all that is in it; one that is not there is no error. */
    public static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a folder a file system of its own, in memory, which holds no more than this. */
    static void mountMemory(Path folder, int megabytes) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Command.of("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "stagefan", folder)
                .run()
                .orFail();
    }

    /** Copies a folder with all that is in it, modes and symbolic links included. */
    public static void copy(Path from, Path to) {
        Command.of(List.of("cp", "--archive", from + "/.", to.toString())).run().orFail();
    }
}
