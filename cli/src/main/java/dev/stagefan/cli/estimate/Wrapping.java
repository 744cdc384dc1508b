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
}
