package dev.stagefan.estimate.render;

/** Parts of a user's file in a text of ours: what would command a terminal or turn a page's text around is replaced. */
final class Words {
    private static final int REPLACEMENT = 0xfffd;

    private Words() {}

    /** The text in one line, in which control and direction characters are U+FFFD. */
    static String safe(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(character -> safe.appendCodePoint(isSafe(character) ? character : REPLACEMENT));
        return safe.toString();
    }

    /** The text with at most so many characters, the last one an ellipsis where it was cut. */
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static boolean isSafe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
