package dev.stagefan.lint;

import dev.stagefan.dockerfile.Position;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found.
 *
 * @param rule that found it
 * @param position where, as exactly as is known
 * @param message what is wrong, a sentence without its final full stop
 * @param help a way out, or null where there is none to offer
 */
public record Finding(
        Rule rule,
        Position position,
        String message,
        @Nullable String help) {}
