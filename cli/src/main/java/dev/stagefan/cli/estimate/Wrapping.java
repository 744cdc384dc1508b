package dev.stagefan.cli.estimate;

/** Sentences in lines. */
final class Wrapping {
    private Wrapping() {}

    /** Breaks a text at spaces; lines after the first one are indented. */
    static String wrap(String text, int width, String indent) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String word : text.split(" ", 0)) {
            int length = word.codePointCount(0, word.length());
            if (column > 0 && column + 1 + length > width) {
                lines.append('\n').append(indent);
                column = indent.length();
            } else if (column > 0) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += length;
        }
        return lines.append('\n').toString();
    }

    /** At most so many characters, an ellipsis in them where some were cut; names differ most at their ends. */
    static String shortened(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        int tail = (most - 1) / 3;
        String head = text.substring(0, text.offsetByCodePoints(0, most - 1 - tail));
        return head + "…" + text.substring(text.offsetByCodePoints(text.length(), -tail));
    }
}
