package dev.stagefan.clean;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one manifest, and why.
 *
 * @param reasons one for each of stagefan's tags on it, or one without a tag
 */
public record Decision(StoredManifest manifest, Fate fate, List<Reason> reasons) {
    /** What becomes of it. */
    public enum Fate {
        STAYS,
        GOES
    }

    /**
     * Why something stays or goes.
     *
     * @param tag the tag that it is about; null for the manifest as a whole
     * @param text a clause, as {@code 34 days old, and 4 newer ones of its kind stay}
     */
    public record Reason(@Nullable String tag, String text) {}

    public Decision {
        reasons = List.copyOf(reasons);
    }
}
