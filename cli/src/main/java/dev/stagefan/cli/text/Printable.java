package dev.stagefan.cli.text;

/** Makes text of a user's file safe for a terminal: its control characters are commands there. */
public final class Printable {
    private Printable() {}

    /** A text as one line: tabs stay, other control and direction characters become U+FFFD. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> line.appendCodePoint(isSafe(c) ? c : '\ufffd'));
        return line.toString();
    }

    private static boolean isSafe(int c) {
        return c == '\t'
                || switch (Character.getType(c)) {
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
