package dev.stagefan.buildlog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line without what a CI service puts around it.
 *
 * @param text without colours, time stamp, and names of job and step in front
 * @param time its time stamp, or null
 */
record LogLine(String text, @Nullable Instant time) {
    private static final char ESCAPE = '\u001b';

    /** Colours and what else a terminal is told: ECMA-48's control sequences, and operating system commands. */
    private static final Pattern CONTROL_SEQUENCE =
            Pattern.compile("\u001b(?:\\[[0-?]*+[ -/]*+[@-~]|\\][^\u0007\u001b]*+(?:\u0007|\u001b\\\\)|[@-Z^_])");

    /** GitLab's name of the stream, behind its time stamp. */
    private static final Pattern GITLAB_STREAM = Pattern.compile("[0-9a-f]{2}[OE][ +]");

    private static final int SECONDS_END = 19;
    private static final int COLUMNS = 2;

    static LogLine of(String raw) {
        String plain =
                raw.indexOf(ESCAPE) < 0 ? raw : CONTROL_SEQUENCE.matcher(raw).replaceAll("");
        int start = 0;
        // gh run view --log: the names of job and step, each with a tab behind it.
        for (int column = 0; column <= COLUMNS; column++) {
            int bracket = start < plain.length() && plain.charAt(start) == '[' ? 1 : 0;
            if (isTime(plain, start + bracket)) {
                return withTime(plain, start + bracket, bracket == 1 ? ']' : ' ');
            }
            start = plain.indexOf('\t', start) + 1;
            if (start == 0) {
                break;
            }
        }
        return new LogLine(plain.stripLeading(), null);
    }

    private static LogLine withTime(String line, int start, char closing) {
        int end = line.indexOf(closing, start);
        String stamp = end < 0 ? line.substring(start) : line.substring(start, end);
        String rest = end < 0 ? "" : line.substring(end + 1).stripLeading();
        if (GITLAB_STREAM.matcher(rest).lookingAt()) {
            rest = rest.substring(4).stripLeading();
        }
        try {
            return new LogLine(rest, OffsetDateTime.parse(stamp).toInstant());
        } catch (DateTimeParseException e) {
            return new LogLine(rest, null);
        }
    }

    /** Whether this reads as {@code 2026-11-20T13:33:54}. */
    private static boolean isTime(String line, int start) {
        if (line.length() < start + SECONDS_END) {
            return false;
        }
        String shape = "dddd-dd-ddTdd:dd:dd";
        for (int i = 0; i < SECONDS_END; i++) {
            char c = line.charAt(start + i);
            if (shape.charAt(i) == 'd' ? c < '0' || c > '9' : c != shape.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
