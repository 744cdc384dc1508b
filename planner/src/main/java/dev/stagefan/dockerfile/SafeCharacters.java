package dev.stagefan.dockerfile;

/** Tells characters that only show something from those that are commands: to a terminal, or to the direction of a text. */
public final class SafeCharacters {
    /** What stands where one that is not safe was. */
    public static final int REPLACEMENT = 0xfffd;

    private SafeCharacters() {}

    /** Whether a code point may be shown. Line ends and tabs are control characters, and not. */
    public static boolean isSafe(int character) {
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
