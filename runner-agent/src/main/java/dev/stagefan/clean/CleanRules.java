package dev.stagefan.clean;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may go. Each rule is a promise, so that what goes is what every rule that is given lets go.
 *
 * @param olderThan nothing younger goes; null for no such rule
 * @param keep so many of the newest tags of each kind stay, 1 or more; null for no such rule beyond the newest one
 * @param namespaces prefixes of the namespaces whose tags may go; empty for all, and for caches, which belong to none
 * @param untagged what becomes of manifests that have no tag, and that nothing points to
 */
public record CleanRules(
        @Nullable Duration olderThan, @Nullable Integer keep, Set<String> namespaces, Untagged untagged) {
    /** What becomes of manifests that have no tag, and that nothing points to. */
    public enum Untagged {
        STAYS,
        /** It goes once it is older than the rules say; also what is no stage image of stagefan's. */
        GOES
    }

    public CleanRules {
        if (olderThan == null && keep == null) {
            throw new IllegalArgumentException("some rule is needed");
        }
        if ((olderThan != null && olderThan.isNegative()) || (keep != null && keep < 1)) {
            throw new IllegalArgumentException("an age is not negative, and one of each kind stays");
        }
        namespaces = Set.copyOf(namespaces);
    }
}
