package dev.stagefan.estimate.render;

import dev.stagefan.dockerfile.SafeCharacters;

/** Parts of a user's file in a text of ours: what would command a terminal or turn a page's text around is replaced. */
public final class Words {
    private Words() {}

    /** The text in one line, in which control and direction characters are U+FFFD. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints()
                .forEach(character -> safe.appendCodePoint(
                        SafeCharacters.isSafe(character) ? character : SafeCharacters.REPLACEMENT));
        return safe.toString();
    }

    /** The text with at most so many characters, an ellipsis in it where some were cut; names differ most at their ends. */
    public static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int tail = (most - 1) / 3;
        String head = text.substring(0, text.offsetByCodePoints(0, most - 1 - tail));
        return head + "…" + text.substring(text.offsetByCodePoints(text.length(), -tail));
    }
}
