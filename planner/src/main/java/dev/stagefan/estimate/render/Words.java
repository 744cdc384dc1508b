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

    /** The text with at most so many characters, an ellipsis in it where some were cut; names differ most at their ends. */
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int tail = (most - 1) / 3;
        String head = text.substring(0, text.offsetByCodePoints(0, most - 1 - tail));
        return head + "…" + text.substring(text.offsetByCodePoints(text.length(), -tail));
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
