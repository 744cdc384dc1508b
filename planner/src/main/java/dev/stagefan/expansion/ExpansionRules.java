package dev.stagefan.expansion;

/**
 * How a word is expanded. BuildKit expands the words of instructions, heredoc bodies, the names that progress shows and
 * the lines in which it looks for heredocs, each with rules of its own.
 *
 * @param escape the escape character
 * @param quotes what becomes of quotation marks
 * @param escapes what becomes of escape characters; those in the patterns of a substitution always stay
 * @param unset what becomes of a variable that is not set
 */
public record ExpansionRules(char escape, Quotes quotes, Escapes escapes, Unset unset) {
    /** What becomes of quotation marks. */
    public enum Quotes {
        /** They quote, and disappear. */
        REMOVED,
        /** They quote, and stay. */
        KEPT,
        /** They are characters like any other. */
        ORDINARY
    }

    /** What becomes of escape characters. */
    public enum Escapes {
        REMOVED,
        KEPT
    }

    /** What becomes of a variable that is not set. */
    public enum Unset {
        /** It expands to nothing. */
        EMPTY,
        /** Its reference stays as it is. */
        KEPT
    }

    /** For the words of an instruction. */
    public static ExpansionRules forWords(char escape) {
        return new ExpansionRules(escape, Quotes.REMOVED, Escapes.REMOVED, Unset.EMPTY);
    }

    /** For the body of a heredoc of ADD and COPY; its escape character is a backslash whatever the file says. */
    public static ExpansionRules forHeredocBodies() {
        return new ExpansionRules('\\', Quotes.ORDINARY, Escapes.REMOVED, Unset.EMPTY);
    }
}
