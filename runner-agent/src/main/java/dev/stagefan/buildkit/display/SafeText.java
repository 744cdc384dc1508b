package dev.stagefan.buildkit.display;

import dev.stagefan.dockerfile.SafeCharacters;
import java.util.regex.Pattern;

/** Makes text of a build one line that is safe to show: a terminal obeys control characters, and so do logs. */
final class SafeText {
    /** Colours, links, titles and moves of the cursor, as ECMA-48 has them; one that does not end is no such sequence. */
    private static final Pattern SEQUENCE = Pattern.compile("(?:\u001b\\[|\u009b)[0-?]*+[ -/]*+[@-~]"
            + "|(?:\u001b\\]|\u009d)[^\u0007\u001b\u009c]*+(?:\u0007|\u001b\\\\|\u009c)"
            + "|\u001b[PX^_][^\u001b\u009c]*+(?:\u001b\\\\|\u009c)"
            + "|\u001b[ -/]*+[0-OQ-WYZ`-~\\\\]");

    /** For a column; marks take none, and one can be heaped on another without end. */
    private static final int MOST_CHARACTERS = 4;

    private static final String TAB = "    ";

    private SafeText() {}

    /** The line, without sequences, and with U+FFFD for each character that only commands. */
    static String line(String text) {
        String plain = text.indexOf('\u001b') < 0 && text.indexOf('\u009b') < 0 && text.indexOf('\u009d') < 0
                ? text
                : SEQUENCE.matcher(text).replaceAll("");
        StringBuilder safe = new StringBuilder(plain.length());
        plain.codePoints().forEach(character -> {
            if (character == '\t') {
                safe.append(TAB);
            } else {
                safe.appendCodePoint(SafeCharacters.isSafe(character) ? character : SafeCharacters.REPLACEMENT);
            }
        });
        return safe.toString();
    }

    /** The line, cut to a width in columns with an ellipsis where it is longer. */
    static String fit(String text, int columns) {
        int width = 0;
        int end = 0;
        int fitting = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            width += width(character);
            if (width > columns || end > MOST_CHARACTERS * columns) {
                return text.substring(0, fitting) + (columns > 0 ? "…" : "");
            }
            end += Character.charCount(character);
            if (width < columns) {
                fitting = end;
            }
        }
        return text;
    }

    /** The text, cut to a number of UTF-16 characters with an ellipsis where it is longer. */
    static String cut(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(characters - 2)) ? characters - 2 : characters - 1;
        return text.substring(0, end) + "…";
    }

    /** Columns that a character takes, as terminals mostly have it. unicode: EastAsianWidth.txt, in outline */
    private static int width(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        return (character >= 0x1100 && character <= 0x115f)
                || (character >= 0x2e80 && character <= 0xa4cf)
                || (character >= 0xac00 && character <= 0xd7a3)
                || (character >= 0xf900 && character <= 0xfaff)
                || (character >= 0xfe30 && character <= 0xfe6f)
                || (character >= 0xff00 && character <= 0xff60)
                || (character >= 0x1f300 && character <= 0x1faff)
                || (character >= 0x20000 && character <= 0x3fffd);
    }
}
