package dev.stagefan.dockerfile.text;

/**
 * The lines of a text as they lie in it, each with the line feed that ends it.
 *
 * <p>Reading stops at a line that does not fit into the 64 KiB buffer that BuildKit reads with (buildkit:
 * frontend/dockerfile/parser/parser.go, bufio.Scanner).
 */
final class PhysicalLines {
    /** Bytes that a line may have, its line feed included; a last line without one must leave room for it. */
    static final int LIMIT = 64 * 1024;

    private final String bytes;
    private int number;
    private int start;
    private int end;
    private boolean tooLong;

    PhysicalLines(String bytes) {
        this.bytes = bytes;
    }

    boolean next() {
        if (tooLong || end == bytes.length()) {
            return false;
        }
        int feed = bytes.indexOf('\n', end);
        int nextEnd = feed < 0 ? bytes.length() : feed + 1;
        int needed = nextEnd - end + (feed < 0 ? 1 : 0);
        if (needed > LIMIT) {
            tooLong = true;
            return false;
        }
        number++;
        start = end;
        end = nextEnd;
        return true;
    }

    /** 1-based number of the current line; 0 before the first. */
    int number() {
        return number;
    }

    int start() {
        return start;
    }

    /** Where the current line's text begins: behind a byte order mark in the first line. */
    int textStart() {
        return start == 0 && bytes.startsWith(ByteText.BYTE_ORDER_MARK) ? ByteText.BYTE_ORDER_MARK.length() : start;
    }

    /** Where the current line's text ends: before every carriage return and line feed at its end. */
    int textEnd() {
        int textStart = textStart();
        int at = end;
        while (at > textStart && (bytes.charAt(at - 1) == '\n' || bytes.charAt(at - 1) == '\r')) {
            at--;
        }
        return at;
    }

    /** The current line, its line feed included. */
    String whole() {
        return bytes.substring(start, end);
    }

    /** The offset behind the current line. */
    int end() {
        return end;
    }

    /** Whether the line behind the current one was too long to be read. */
    boolean stoppedAtTooLongLine() {
        return tooLong;
    }
}
