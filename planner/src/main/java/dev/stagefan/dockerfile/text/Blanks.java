package dev.stagefan.dockerfile.text;

/**
 * The two sets of ASCII white space that BuildKit's regular expressions know.
 *
 * <p>Go's {@code \s} leaves the vertical tab out; the class that words are split at has it, but no line feed.
 */
public final class Blanks {
    private Blanks() {}

    /** Go's {@code \s}. */
    public static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n' || letter == '\f';
    }

    /** buildkit: frontend/dockerfile/parser/parser.go, reWhitespace */
    public static boolean separatesWords(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\f' || letter == 0x0b;
    }

    /** The first offset at or after another that is no blank. */
    public static int skip(String bytes, int from) {
        int at = from;
        while (at < bytes.length() && isBlank(bytes.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The end of a range without the blanks that it ends with. */
    public static int drop(String bytes, int from, int end) {
        int at = end;
        while (at > from && isBlank(bytes.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
