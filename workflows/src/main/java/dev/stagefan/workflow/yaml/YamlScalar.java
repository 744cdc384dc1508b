package dev.stagefan.workflow.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a string so that every YAML reader gives it back, as plainly as is safe: plain, then single quotes, then double
 * quotes; text of several lines as a literal block.
 */
final class YamlScalar {
    /** What YAML 1.1 or 1.2 reads as something else than a string. GitHub, actionlint and others differ here. */
    private static final Set<String> WORDS =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "=", "<<", ".nan");

    /** Numbers in any base, times in base 60, and dates. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:0x[0-9a-f_]+|0[ob][0-7_]+"
            + "|[0-9][0-9_]*(?::[0-9]+)*(?:\\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\\.[0-9][0-9_]*(?:e[-+]?[0-9]+)?)"
            + "|[-+]?\\.inf|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    private YamlScalar() {}

    /** A scalar whose continuation lines, if it has any, start with {@code indent}. */
    static String of(String text, String indent) {
        return fitsLiteralBlock(text) ? literalBlock(text, indent) : onOneLine(text);
    }

    static String onOneLine(String text) {
        if (isPlain(text)) {
            return text;
        }
        return text.codePoints().allMatch(YamlScalar::isPrintable)
                ? "'" + text.replace("'", "''") + "'"
                : doubleQuoted(text);
    }

    /** Text for a comment: whatever could end the comment becomes a space. */
    static String comment(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> safe.appendCodePoint(isPrintable(c) ? c : ' '));
        return safe.toString().stripTrailing();
    }

    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.codePoints().allMatch(YamlScalar::isPrintable)
                && (INDICATORS.indexOf(text.charAt(0)) < 0 || isDashed(text))
                && !text.startsWith(" ")
                && !text.endsWith(" ")
                && !text.endsWith(":")
                && !text.contains(": ")
                && !text.contains(" #")
                && !text.startsWith("...")
                && !WORDS.contains(text.toLowerCase(Locale.ROOT))
                && !NUMBER.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /** Whether a dash at the start is part of a word: it starts an item or a document only by itself. */
    private static boolean isDashed(String text) {
        return text.matches("--?[A-Za-z].*");
    }

    private static boolean fitsLiteralBlock(String text) {
        return text.indexOf('\n') > 0
                && text.codePoints().allMatch(c -> c == '\n' || isPrintable(c))
                && !text.startsWith(" ")
                && !text.endsWith("\n\n")
                && text.lines().noneMatch(line -> line.endsWith(" "));
    }

    private static String literalBlock(String text, String indent) {
        StringBuilder block = new StringBuilder(text.endsWith("\n") ? "|" : "|-");
        text.lines().forEach(line -> block.append('\n').append(line.isEmpty() ? "" : indent + line));
        return block.toString();
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(isPrintable(c) ? Character.toString(c) : escape(c));
            }
        });
        return quoted.append('"').toString();
    }

    private static String escape(int codePoint) {
        return String.format(codePoint > 0xFFFF ? "\\U%08X" : "\\u%04X", codePoint);
    }

    /**
     * Whether a character shows itself on a line and is neither a line break nor a mark of direction to any reader:
     * hidden and reordering characters are written as escapes, so that what a reviewer sees is what is there.
     */
    private static boolean isPrintable(int c) {
        if (c < 0x80) {
            return c >= 0x20 && c < 0x7f;
        }
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.SPACE_SEPARATOR
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED;
    }
}
