package dev.stagefan.buildlog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a part's line of plain progress, as {@code sha256:4f4f… 12.58MB / 30.25MB 2.1s done}.
 *
 * <p>buildkit: util/progress/progressui/printer.go
 */
final class PlainStatus {
    private static final String SIZE = "(\\d{1,12}(?:\\.\\d{1,3})?)([kMGTPE]?)B";
    private static final Pattern TAIL = Pattern.compile(
            "(?: " + SIZE + "(?: / " + SIZE + ")?+)?+" + "(?: (?<seconds>\\d{1,9}\\.\\d)s)?+(?<done> done)?+$");
    private static final String UNITS = "kMGTPE";
    private static final double THOUSAND = 1000;

    /** Longer lines are something else; the tail is looked for in no more than this. */
    private static final int LONGEST = 1000;

    private static final int LONGEST_TAIL = 60;

    private PlainStatus() {}

    /** The part; empty where the line says neither size nor time nor end. */
    static Optional<Transfer> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher tail = TAIL.matcher(text);
        int from = Math.max(0, text.length() - LONGEST_TAIL);
        for (int at = text.indexOf(' ', from); at > 0; at = text.indexOf(' ', at + 1)) {
            tail.region(at, text.length());
            if (tail.lookingAt()) {
                return Optional.of(transfer(text.substring(0, at), tail));
            }
        }
        return Optional.empty();
    }

    private static Transfer transfer(String what, Matcher tail) {
        boolean done = tail.group("done") != null;
        Long total = bytes(tail.group(3), tail.group(4));
        // Without a total there is only how much has come so far, and that is all there is once it is done.
        Long bytes = total == null && done ? bytes(tail.group(1), tail.group(2)) : total;
        String seconds = tail.group("seconds");
        return new Transfer(what, bytes, seconds == null ? null : Double.valueOf(seconds), done);
    }

    private static @Nullable Long bytes(@Nullable String number, @Nullable String unit) {
        if (number == null || unit == null) {
            return null;
        }
        int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit) + 1;
        double bytes = Double.parseDouble(number) * Math.pow(THOUSAND, power);
        return bytes < Long.MAX_VALUE ? Long.valueOf(Math.round(bytes)) : null;
    }
}
