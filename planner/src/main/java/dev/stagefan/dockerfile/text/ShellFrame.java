package dev.stagefan.dockerfile.text;

/**
 * Something that is open while a line is split: the line itself, a double quote, or a part of a substitution.
 *
 * @param start where it began, in bytes of the line
 * @param keepsEscapes whether escape characters in it stay
 */
record ShellFrame(Kind kind, int start, boolean keepsEscapes) {
    enum Kind {
        LINE,
        QUOTED,
        /** The last part of a substitution, up to its closing brace. */
        WORD,
        /** The pattern of {@code ${name/pattern/…}}. */
        PATTERN
    }

    boolean isLine() {
        return kind == Kind.LINE;
    }

    boolean isQuoted() {
        return kind == Kind.QUOTED;
    }

    boolean endsAt(int rune) {
        return switch (kind) {
            case LINE -> false;
            case QUOTED -> rune == '"';
            case WORD -> rune == '}';
            case PATTERN -> rune == '/';
        };
    }
}
