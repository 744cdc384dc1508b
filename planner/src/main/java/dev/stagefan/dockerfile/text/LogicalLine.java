package dev.stagefan.dockerfile.text;

import dev.stagefan.dockerfile.Position;
import java.util.Arrays;

/** An instruction's line with its continuations joined, and the way back from an offset in it to a position. */
public final class LogicalLine {
    private final Source source;
    private final StringBuilder joined = new StringBuilder();
    private final int startLine;
    private int endLine;

    // A piece is what one physical line added: where it begins here, where it came from, and that line.
    private int pieces;
    private int[] offsets = new int[1];
    private int[] origins = new int[1];
    private int[] lines = new int[1];
    private int[] lineStarts = new int[1];
    private String bytes = "";

    public LogicalLine(Source source, int startLine) {
        this.source = source;
        this.startLine = startLine;
        this.endLine = startLine;
    }

    public void add(PhysicalLines line, int from, int end) {
        if (pieces == offsets.length) {
            grow();
        }
        offsets[pieces] = joined.length();
        origins[pieces] = from;
        lines[pieces] = line.number();
        lineStarts[pieces] = line.start();
        pieces++;
        joined.append(source.bytes(), from, end);
    }

    /** Ends the line: nothing is added any more, and its bytes can be asked for. */
    public LogicalLine endingAt(int line) {
        endLine = line;
        bytes = joined.toString();
        return this;
    }

    private void grow() {
        int size = offsets.length * 2;
        offsets = Arrays.copyOf(offsets, size);
        origins = Arrays.copyOf(origins, size);
        lines = Arrays.copyOf(lines, size);
        lineStarts = Arrays.copyOf(lineStarts, size);
    }

    public String bytes() {
        return bytes;
    }

    public Source source() {
        return source;
    }

    public int startLine() {
        return startLine;
    }

    /** 1-based number of the last physical line that was read for it, comments and empty lines included. */
    public int endLine() {
        return endLine;
    }

    public Position position(int offset) {
        int low = 0;
        int high = pieces - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (offsets[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return source.position(lines[low], lineStarts[low], origins[low] + offset - offsets[low]);
    }
}
