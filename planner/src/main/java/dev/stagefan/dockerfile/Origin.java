package dev.stagefan.dockerfile;

/**
 * Where an instruction came from.
 *
 * @param keyword the instruction's keyword in lower case, as {@code copy}
 * @param text the logical line as BuildKit keeps it: continuations joined, comments inside removed
 * @param position of the keyword
 * @param endLine 1-based last line that belongs to the instruction, heredoc bodies included
 */
public record Origin(String keyword, String text, Position position, int endLine) {
    public int startLine() {
        return position.line();
    }
}
