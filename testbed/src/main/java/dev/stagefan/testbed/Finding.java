package dev.stagefan.testbed;

/**
 * What a checker has to say of a workflow.
 *
 * @param file name of the file
 * @param line from 1; 0 where the checker names none
 * @param checker which says it
 */
public record Finding(String file, int line, String checker, String message) {
    @Override
    public String toString() {
        return "%s:%d: %s: %s".formatted(file, line, checker, message);
    }
}
