package dev.stagefan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the files that a command is given. */
final class InputFile {
    /** More than any Dockerfile or timings file that a person or a generator writes. */
    private static final int MOST_BYTES = 16 << 20;

    private InputFile() {}

    /**
     * Reads a file.
     *
     * @param what what the file is to the user, as {@code the timings file}
     * @param given the path as the user gave it, for messages
     * @throws Failure where it cannot be read
     */
    static byte[] read(String what, String given, Path file) throws Failure {
        if (Files.isDirectory(file)) {
            throw unreadable(what, given, "it is a directory; give the path of a file in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(what, given, in);
        } catch (IOException e) {
            throw unreadable(what, given, Failure.reason(e));
        }
    }

    /** Reads a stream to its end, as {@link #read(String, String, Path)} does a file; the caller closes it. */
    static byte[] read(String what, String given, InputStream in) throws Failure {
        byte[] bytes;
        try {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw unreadable(what, given, Failure.reason(e));
        }
        if (bytes.length > MOST_BYTES) {
            throw unreadable(what, given, "it is larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        return bytes;
    }

    private static Failure unreadable(String what, String given, String reason) {
        return Failure.badInput("could not read " + what + " " + given + " because " + reason);
    }
}
