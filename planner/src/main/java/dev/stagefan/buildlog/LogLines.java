package dev.stagefan.buildlog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The lines of a log, one at a time; what a line has beyond the longest that a builder writes is skipped. */
final class LogLines {
    /** A line of rawjson progress names all vertices of a build at once; this is room for tens of thousands. */
    private static final int LONGEST = 8 << 20;

    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder();
    private int position;
    private int end;
    private long count;
    private long cut;

    private LogLines(Reader reader) {
        this.reader = reader;
    }

    /** Reads UTF-8, or UTF-16 where a byte order mark says so: PowerShell redirects in that. */
    static LogLines of(InputStream log) throws IOException {
        PushbackInputStream in = new PushbackInputStream(log, 2);
        byte[] mark = in.readNBytes(2);
        in.unread(mark);
        return new LogLines(new InputStreamReader(in, charset(mark)));
    }

    private static Charset charset(byte[] mark) {
        boolean utf16 = mark.length == 2
                && ((mark[0] == (byte) 0xff && mark[1] == (byte) 0xfe)
                        || (mark[0] == (byte) 0xfe && mark[1] == (byte) 0xff));
        return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    /** The next line without its end, or null after the last one. */
    @Nullable
    String next() throws IOException {
        line.setLength(0);
        boolean isCut = false;
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            int start = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            int room = Math.min(position - start, LONGEST - line.length());
            isCut |= room < position - start;
            line.append(buffer, start, room);
            if (position < end) {
                position++;
                break;
            }
        }
        if (!any) {
            return null;
        }
        count++;
        cut += isCut ? 1 : 0;
        return text();
    }

    private String text() {
        int from = !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
        int to = line.length();
        while (to > from && line.charAt(to - 1) == '\r') {
            to--;
        }
        return line.substring(from, to);
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, reader.read(buffer));
        return end > 0;
    }

    /** How many lines were read. */
    long count() {
        return count;
    }

    /** How many of them were too long. */
    long cut() {
        return cut;
    }
}
