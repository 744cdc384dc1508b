package dev.stagefan.lint;

import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param rule that found it
 * @param severity the rule's, or less where the rule is less sure
 * @param position where, as exactly as is known
 * @param message what is wrong, a sentence without its final full stop
 * @param help a way out, or null where there is none to offer
 */
public record Finding(
        Rule rule,
        Severity severity,
        Position position,
        String message,
        @Nullable String help) {

    /** The same, of another severity. */
    public Finding as(Severity other) {
        return new Finding(rule, other, position, message, help);
    }
}
