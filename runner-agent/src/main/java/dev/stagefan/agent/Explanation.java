package dev.stagefan.agent;

import dev.stagefan.key.KeyChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a stage, and what has changed since it was built last.
 *
 * @param since the ref in whose namespace it was built last; null where that is not known, or nothing is compared
 * @param changes from what its key was made of then to what it is made of now
 */
public record Explanation(StageOutlook outlook, @Nullable String since, List<KeyChange> changes) {
    public Explanation {
        changes = List.copyOf(changes);
    }
}
