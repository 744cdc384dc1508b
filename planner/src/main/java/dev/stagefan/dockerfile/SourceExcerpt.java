package dev.stagefan.dockerfile;

/**
 * A piece of a line as a terminal can show it.
 *
 * @param line what to show: tabs are four spaces, a byte order mark is nothing, control and direction characters U+FFFD, and … stands for what is left out
 * @param caret how many terminal columns are before the place in question
 */
public record SourceExcerpt(String line, int caret) {
    private static final String TAB = "    ";
    private static final int BYTE_ORDER_MARK = 0xfeff;

    /** UTF-16 units to show before and behind the place. */
    private static final int BEFORE = 60;

    private static final int BEHIND = 60;

    /**
     * What to show of a line.
     *
     * @param source the line, without its line feed
     * @param column 1-based, of the place in question; one behind the end is the end
     */
    public static SourceExcerpt around(String source, int column) {
        int place = Math.min(column - 1, source.length());
        int start = boundary(source, place <= BEFORE + 1 ? 0 : place - BEFORE);
        int end = boundary(source, source.length() - place <= BEHIND + 1 ? source.length() : place + BEHIND);
        String before = (start > 0 ? "…" : "") + shown(source.substring(start, place));
        String behind = shown(source.substring(place, end)) + (end < source.length() ? "…" : "");
        return new SourceExcerpt(before + behind, columnsIn(before));
    }

    /** Moves out of the middle of a surrogate pair. */
    private static int boundary(String source, int at) {
        boolean split = at > 0 && at < source.length() && Character.isLowSurrogate(source.charAt(at));
        return split ? at + 1 : at;
    }

    private static String shown(String source) {
        StringBuilder shown = new StringBuilder();
        source.codePoints().forEach(rune -> {
            if (rune == '\t') {
                shown.append(TAB);
            } else if (rune != BYTE_ORDER_MARK) {
                shown.appendCodePoint(SafeCharacters.isSafe(rune) ? rune : SafeCharacters.REPLACEMENT);
            }
        });
        return shown.toString();
    }

    private static int columnsIn(String shown) {
        return shown.codePoints().map(SourceExcerpt::columnsOf).sum();
    }

    private static int columnsOf(int rune) {
        return switch (Character.getType(rune)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(rune) ? 2 : 1;
        };
    }

    /** The blocks of Unicode's East Asian Width W and F that texts have, emoji among them. */
    private static boolean isWide(int rune) {
        return (rune >= 0x1100 && rune <= 0x115f)
                || (rune >= 0x2e80 && rune <= 0xa4cf && rune != 0x303f)
                || (rune >= 0xac00 && rune <= 0xd7a3)
                || (rune >= 0xf900 && rune <= 0xfaff)
                || (rune >= 0xfe30 && rune <= 0xfe6f)
                || (rune >= 0xff00 && rune <= 0xff60)
                || (rune >= 0xffe0 && rune <= 0xffe6)
                || (rune >= 0x1f300 && rune <= 0x1faff)
                || (rune >= 0x20000 && rune <= 0x3fffd);
    }
}
