package dev.stagefan.expansion;

import dev.stagefan.expansion.ShellPattern.Reach;
import org.jspecify.annotations.Nullable;

/**
 * A <code>${…}</code> with a modifier, while the words inside it are read.
 *
 * @param name of the variable
 * @param modifier the modifier as written, as {@code :-}; {@code //} for a substitution of every match
 * @param pattern of a substitution, once it is read
 */
record Substitution(String name, String modifier, @Nullable String pattern) {

    Substitution withPattern(String text) {
        return new Substitution(name, modifier, text);
    }

    /** Whether the word to be read next is the pattern of a substitution. */
    boolean awaitsPattern() {
        return modifier.startsWith("/") && pattern == null;
    }

    /** The character that ends the word to be read next. */
    int terminator() {
        return awaitsPattern() ? '/' : '}';
    }

    /** Whether escape characters stay in the words inside: a pattern has to see them. */
    boolean keepsEscapes() {
        return modifier.equals("#") || modifier.equals("%") || modifier.startsWith("/");
    }

    /** The reference as it would be written with its inner words expanded. */
    String reference(String word) {
        if (pattern == null) {
            return "${" + name + modifier + word + "}";
        }
        return "${" + name + "/" + pattern + "/" + word + "}";
    }

    /** The value that the substitution has, given its last word. */
    String apply(String word, @Nullable String value) throws ExpansionException {
        return switch (modifier) {
            case "-" -> value == null ? word : value;
            case ":-" -> value == null || value.isEmpty() ? word : value;
            case "+" -> value == null ? "" : word;
            case ":+" -> value == null || value.isEmpty() ? "" : word;
            case "?", ":?" -> require(word, value);
            case "#" -> withoutPrefix(word, orEmpty(value));
            case "%" -> withoutSuffix(word, orEmpty(value));
            case "/" -> new ShellPattern(orEmpty(pattern), Reach.LONGEST).replaceFirst(orEmpty(value), word);
            case "//" -> new ShellPattern(orEmpty(pattern), Reach.LONGEST).replaceAll(orEmpty(value), word);
            default -> throw unsupported(modifier);
        };
    }

    static ExpansionException unsupported(String modifier) {
        return new ExpansionException("unsupported modifier (" + modifier + ") in substitution");
    }

    private String require(String message, @Nullable String value) throws ExpansionException {
        if (value == null) {
            throw new ExpansionException(name + ": " + (message.isEmpty() ? "is not allowed to be unset" : message));
        }
        if (value.isEmpty() && modifier.startsWith(":")) {
            throw new ExpansionException(name + ": " + (message.isEmpty() ? "is not allowed to be empty" : message));
        }
        return value;
    }

    private static String withoutPrefix(String word, String value) throws ExpansionException {
        return word.startsWith("#")
                ? new ShellPattern(word.substring(1), Reach.LONGEST).withoutPrefix(value)
                : new ShellPattern(word, Reach.SHORTEST).withoutPrefix(value);
    }

    /** The shortest or longest suffix is the shortest or longest prefix of everything reversed. */
    private static String withoutSuffix(String word, String value) throws ExpansionException {
        boolean longest = word.startsWith("%");
        String pattern = ShellPattern.reversed(longest ? word.substring(1) : word);
        String rest =
                new ShellPattern(pattern, longest ? Reach.LONGEST : Reach.SHORTEST).withoutPrefix(reversed(value));
        return reversed(rest);
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
