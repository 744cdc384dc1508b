package dev.stagefan.key;

import java.util.List;

/**
 * The hash of all that a stage's result depends on.
 *
 * @param stage index of the stage
 * @param label its name, or {@code stage-INDEX}
 * @param hex SHA-256 of the parts, 64 hex digits
 * @param parts what it is made of, in order
 */
public record StageKey(int stage, String label, String hex, List<KeyPart> parts) {
    public StageKey {
        parts = List.copyOf(parts);
    }
}
