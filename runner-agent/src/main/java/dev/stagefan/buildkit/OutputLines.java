package dev.stagefan.buildkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Puts together the lines of one stream of a step, which come in pieces that may end within a line or a character. Of a
 * line that is drawn again and again, as a progress bar is, the last state counts.
 */
final class OutputLines {
    /** Bytes of a line that are kept; a line of megabytes is a file that was printed. */
    static final int LONGEST = 16 * 1024;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean returned;
    private boolean cut;

    OutputLines(Consumer<String> lines) {
        this.lines = lines;
    }

    void add(byte[] bytes) {
        for (byte part : bytes) {
            if (part == '\n') {
                end();
            } else if (part == '\r') {
                returned = true;
            } else {
                put(part);
            }
        }
    }

    /** Ends the last line, if it has no end of its own. */
    void flush() {
        if (line.size() > 0) {
            end();
        }
    }

    private void put(byte part) {
        if (returned) {
            reset();
        }
        if (line.size() < LONGEST) {
            line.write(part);
        } else {
            cut = true;
        }
    }

    private void end() {
        String text = line.toString(StandardCharsets.UTF_8);
        String whole = cut ? text + "…" : text;
        reset();
        lines.accept(whole);
    }

    private void reset() {
        line.reset();
        returned = false;
        cut = false;
    }
}
