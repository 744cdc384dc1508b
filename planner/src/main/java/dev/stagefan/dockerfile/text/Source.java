package dev.stagefan.dockerfile.text;

import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Position;
import org.jspecify.annotations.Nullable;

/**
 * A text that is being read, and the one place that turns offsets in it into positions.
 *
 * <p>A trigger of ONBUILD is a text of its own, but its place for the reader of a message is the FROM that runs it.
 */
public final class Source {
    private final String bytes;
    private final @Nullable Origin host;

    // Positions are asked for from left to right, so counting on from the last answer keeps a long line linear.
    private int countedLineStart = -1;
    private int countedOffset;
    private int countedUnits;

    private Source(String bytes, @Nullable Origin host) {
        this.bytes = bytes;
        this.host = host;
    }

    public static Source of(String bytes) {
        return new Source(bytes, null);
    }

    /** A text whose every position is that of another instruction. */
    public static Source hostedBy(Origin host, String bytes) {
        return new Source(bytes, host);
    }

    public String bytes() {
        return bytes;
    }

    public Position position(int line, int lineStart, int offset) {
        if (host != null) {
            return host.position();
        }
        if (countedLineStart != lineStart || countedOffset > offset) {
            countedLineStart = lineStart;
            countedOffset = lineStart;
            countedUnits = 0;
        }
        countedUnits += ByteText.unitsIn(bytes, countedOffset, offset);
        countedOffset = offset;
        return Position.of(line, countedUnits + 1);
    }

    public int startLine(int line) {
        return host == null ? line : host.startLine();
    }

    public int endLine(int line) {
        return host == null ? line : host.endLine();
    }
}
