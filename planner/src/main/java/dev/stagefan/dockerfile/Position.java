package dev.stagefan.dockerfile;

/**
 * A place in a Dockerfile.
 *
 * @param line 1-based line
 * @param column 1-based column, counted in UTF-16 units of the line; 1 where only the line is known
 */
public record Position(int line, int column) {
    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("position " + line + ":" + column + " is not 1-based");
        }
    }

    public static Position of(int line, int column) {
        return new Position(line, column);
    }
}
