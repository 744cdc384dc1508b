package dev.stagefan.cli.text;

import dev.stagefan.dockerfile.SafeCharacters;

/** Makes text with parts of a user's file safe for a terminal: control characters are commands there. */
public final class Printable {
    private Printable() {}

    /** A text in which lines and tabs stay, and other control and direction characters become U+FFFD. */
    public static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> safe.appendCodePoint(c == '\n' || isSafe(c) ? c : '\ufffd'));
        return safe.toString();
    }

    /** As {@link #text}, and what ends a line becomes U+FFFD too. */
    public static String line(String text) {
        return text(text).replace('\n', '\ufffd');
    }

    private static boolean isSafe(int c) {
        return c == '\t' || SafeCharacters.isSafe(c);
    }
}
