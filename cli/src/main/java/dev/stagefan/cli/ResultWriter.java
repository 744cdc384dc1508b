package dev.stagefan.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes results: to a stream, or to a file, which is then written whole or not at all. */
final class ResultWriter {
    private ResultWriter() {}

    /** Writes a result to a stream and flushes it. */
    static void write(OutputStream out, String text) throws Failure {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw Failure.ofOutput(e);
        }
    }

    /**
     * Writes a file by way of a new one next to it. Its directories are made where they are missing; a symbolic link is
     * followed; the permissions of a file that is there are kept; a device or a pipe is written to as it is.
     *
     * @param given the path as the user gave it, for messages
     */
    static void write(String given, Path file, String text) throws Failure {
        if (Files.isDirectory(file)) {
            throw unwritable(given, "it is a directory; give the path of a file in it");
        }
        try {
            if (Files.isSymbolicLink(file) && !Files.exists(file)) {
                throw unwritable(given, "it is a symbolic link that leads nowhere; remove it");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                Files.writeString(file, text);
            } else {
                replace(real(file), text);
            }
        } catch (IOException e) {
            throw unwritable(given, Failure.reason(e));
        }
    }

    private static Path real(Path file) throws IOException {
        try {
            return file.toRealPath();
        } catch (NoSuchFileException e) {
            return file.toAbsolutePath();
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path written =
                file.resolveSibling(".stagefan-" + ProcessHandle.current().pid() + ".tmp");
        Files.deleteIfExists(written);
        try {
            Files.writeString(written, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            PosixFileAttributeView view = Files.getFileAttributeView(written, PosixFileAttributeView.class);
            if (view != null && Files.exists(file)) {
                view.setPermissions(Files.getPosixFilePermissions(file));
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static Failure unwritable(String given, String reason) {
        return Failure.badInput("could not write " + given + " because " + reason);
    }
}
