package dev.stagefan.registry;

import dev.stagefan.dockerfile.SafeCharacters;

/** What a registry says, for people: on one line, without anything that is a command to a terminal, and short. */
final class Shown {
    private static final int LONGEST = 300;

    private Shown() {}

    static String text(String text) {
        StringBuilder shown = new StringBuilder();
        text.strip()
                .codePoints()
                .limit(LONGEST)
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .map(point -> SafeCharacters.isSafe(point) ? point : SafeCharacters.REPLACEMENT)
                .forEach(shown::appendCodePoint);
        return text.strip().codePointCount(0, text.strip().length()) > LONGEST ? shown + "…" : shown.toString();
    }
}
