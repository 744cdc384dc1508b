package dev.stagefan.context;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Go's regular expressions and globs in Java's words. */
final class GoPattern {
    /** Go knows no further letters behind a backslash that a path pattern could sensibly hold. */
    private static final String LETTERS = "dDwWsSbBAzaftnr";

    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alnum", "Alnum"),
            Map.entry("alpha", "Alpha"),
            Map.entry("ascii", "ASCII"),
            Map.entry("blank", "Blank"),
            Map.entry("cntrl", "Cntrl"),
            Map.entry("digit", "Digit"),
            Map.entry("graph", "Graph"),
            Map.entry("lower", "Lower"),
            Map.entry("print", "Print"),
            Map.entry("punct", "Punct"),
            Map.entry("space", "Space"),
            Map.entry("upper", "Upper"),
            Map.entry("xdigit", "XDigit"));

    private final String text;
    private final Kind kind;
    private final StringBuilder java = new StringBuilder();
    private int at;

    private GoPattern(String text, Kind kind) {
        this.text = text;
        this.kind = kind;
    }

    private enum Kind {
        REGEX,
        GLOB
    }

    /**
     * A regular expression as moby/patternmatcher makes them, to be matched with the whole of a path.
     *
     * @throws PatternSyntaxException where Go refuses it
     */
    static Pattern regex(String expression) {
        GoPattern pattern = new GoPattern(expression, Kind.REGEX);
        while (pattern.at < expression.length()) {
            char next = expression.charAt(pattern.at);
            if (next == '[') {
                pattern.bracket();
            } else if (next == '\\') {
                pattern.escape();
            } else {
                pattern.java.append(next == ']' ? "\\]" : String.valueOf(next));
                pattern.at++;
            }
        }
        return Pattern.compile(pattern.java.toString(), Pattern.UNIX_LINES);
    }

    /**
     * A glob as Go's filepath.Match reads it, in which {@code **} also stands for folders, as it does in what
     * {@code COPY --parents} takes. So it may match more than Go's.
     *
     * @throws PatternSyntaxException where Go refuses it
     */
    static Pattern glob(String glob) {
        GoPattern pattern = new GoPattern(glob, Kind.GLOB);
        while (pattern.at < glob.length()) {
            pattern.globPart();
        }
        return Pattern.compile(pattern.java.toString(), Pattern.DOTALL);
    }

    private void globPart() {
        char next = text.charAt(at);
        if (text.startsWith("**/", at)) {
            java.append("(?:.*/)?");
            at += 3;
        } else if (text.startsWith("**", at)) {
            java.append(".*");
            at += 2;
        } else if (next == '*' || next == '?') {
            java.append(next == '*' ? "[^/]*" : "[^/]");
            at++;
        } else if (next == '[') {
            bracket();
        } else if (next == '\\') {
            escape();
        } else {
            int character = text.codePointAt(at);
            literal(character);
            at += Character.charCount(character);
        }
    }

    private void literal(int character) {
        if (character < 0x80 && !Character.isLetterOrDigit(character)) {
            java.append('\\');
        }
        java.appendCodePoint(character);
    }

    private void escape() {
        if (at + 1 >= text.length()) {
            throw refusal("ends with a backslash");
        }
        int next = text.codePointAt(at + 1);
        boolean special = kind == Kind.REGEX && next < 0x80 && Character.isLetterOrDigit(next);
        if (special && LETTERS.indexOf(next) < 0) {
            throw refusal("has an escape that Go does not know");
        }
        if (special) {
            java.append('\\').append((char) next);
        } else {
            literal(next);
        }
        at += 1 + Character.charCount(next);
    }

    /** A class of characters; in Go a bracket inside of one is an ordinary character. */
    private void bracket() {
        int start = at;
        at++;
        java.append('[');
        if (text.startsWith("^", at)) {
            java.append('^');
            at++;
        }
        int first = at;
        while (at < text.length() && (text.charAt(at) != ']' || (at == first && kind == Kind.REGEX))) {
            if (kind == Kind.REGEX && text.startsWith("[:", at) && text.indexOf(":]", at + 2) > 0) {
                namedClass();
            } else {
                classCharacter();
            }
        }
        if (at >= text.length() || at == first) {
            throw new PatternSyntaxException("has a bracket that is not closed or empty", text, start);
        }
        java.append(']');
        at++;
    }

    private void namedClass() {
        int end = text.indexOf(":]", at + 2);
        String name = text.substring(at + 2, end).toLowerCase(Locale.ROOT);
        boolean negated = name.startsWith("^");
        String known = CLASSES.get(negated ? name.substring(1) : name);
        if (known == null) {
            throw refusal("names a class that Go does not know");
        }
        java.append(negated ? "\\P{" : "\\p{").append(known).append('}');
        at = end + 2;
    }

    private void classCharacter() {
        char next = text.charAt(at);
        if (next == '\\') {
            escape();
        } else {
            if ("[]&^~|".indexOf(next) >= 0) {
                java.append('\\');
            }
            java.append(next);
            at++;
        }
    }

    private PatternSyntaxException refusal(String problem) {
        return new PatternSyntaxException(problem, text, at);
    }
}
