package dev.stagefan.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is a file system of its own, in memory, on which there is no room. */
public record SmallDisk(Path path) implements AutoCloseable {
    private static final int MEGABYTE = 1 << 20;

    /** One that is full. */
    public static SmallDisk full() {
        Path folder = Folders.create();
        Folders.mountMemory(folder, 1);
        try {
            Files.write(folder.resolve("all"), new byte[MEGABYTE]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SmallDisk(folder);
    }

    @Override
    public void close() {
        Command.of("umount", path).run().orFail();
        Folders.delete(path);
    }
}
