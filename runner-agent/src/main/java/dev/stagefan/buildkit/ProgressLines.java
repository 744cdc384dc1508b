package dev.stagefan.buildkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts a stream into lines of UTF-8. A line that is too long is left out: there is no telling what is in it. */
final class ProgressLines {
    /** Bytes. BuildKit cuts what a step writes into pieces far below that. */
    private static final int LONGEST = 16 * 1024 * 1024;

    private ProgressLines() {}

    /** Reads to the end; what follows the last line end is a line, whole or not. */
    static void read(InputStream stream, Consumer<String> lines) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (int part = stream.read(); part >= 0; part = stream.read()) {
            if (part != '\n') {
                tooLong |= line.size() >= LONGEST;
                if (!tooLong) {
                    line.write(part);
                }
                continue;
            }
            if (!tooLong) {
                lines.accept(line.toString(StandardCharsets.UTF_8));
            }
            line.reset();
            tooLong = false;
        }
        if (line.size() > 0 && !tooLong) {
            lines.accept(line.toString(StandardCharsets.UTF_8));
        }
    }
}
