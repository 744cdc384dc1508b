package dev.stagefan.dockerfile;

import org.jspecify.annotations.Nullable;

/**
 * Something to say about a place in a Dockerfile.
 *
 * @param rule stable kebab-case name of what was found, as {@code unknown-instruction}
 * @param severity whether the file is refused for it
 * @param message what is wrong, a sentence without its final full stop
 * @param position where it is
 * @param help a way out, or null where there is none to offer
 */
public record Diagnostic(
        String rule,
        Severity severity,
        String message,
        Position position,
        @Nullable String help) {

    public static Diagnostic error(String rule, String message, Position position) {
        return new Diagnostic(rule, Severity.ERROR, message, position, null);
    }

    public static Diagnostic warning(String rule, String message, Position position) {
        return new Diagnostic(rule, Severity.WARNING, message, position, null);
    }

    public Diagnostic withHelp(String text) {
        return new Diagnostic(rule, severity, message, position, text);
    }
}
