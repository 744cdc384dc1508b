package dev.stagefan.dockerfile.text;

/** A piece of a Dockerfile as messages show it: in backquotes, on one line, and never endless. */
public final class Quote {
    private static final int LIMIT = 60;

    private Quote() {}

    public static String of(String text) {
        int end =
                text.length() <= LIMIT ? text.length() : text.offsetByCodePoints(0, Math.min(LIMIT, codePoints(text)));
        StringBuilder quoted = new StringBuilder("`");
        text.substring(0, end).codePoints().forEach(rune -> append(quoted, rune));
        return quoted.append(end < text.length() ? "…`" : "`").toString();
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, Math.min(text.length(), 2 * LIMIT));
    }

    private static void append(StringBuilder quoted, int rune) {
        if (Character.isISOControl(rune)) {
            quoted.append(String.format("\\u%04x", rune));
        } else {
            quoted.appendCodePoint(rune);
        }
    }
}
