package dev.stagefan.cli.run;

import java.io.PrintStream;
import java.util.List;

/** The last lines of a terminal, written over. Nothing of the terminal is changed that would have to be restored. */
final class LiveArea {

    private final PrintStream out;
    private final int columns;
    private int shown;

    LiveArea(PrintStream out, int columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Shows lines, which must be safe, in place of those shown before. */
    void show(List<String> lines) {
        clear();
        for (String line : lines) {
            out.println(cut(line));
        }
        shown = lines.size();
        out.flush();
    }

    void clear() {
        if (shown > 0) {
            // Up so many lines, to their beginning, and all of what follows away.
            out.print("\u001b[%dA\r\u001b[J".formatted(shown));
            shown = 0;
        }
    }

    /** A line that is wrapped would take two. */
    private String cut(String line) {
        int most = columns - 1;
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, Math.max(0, most)));
    }
}
