package dev.stagefan.image;

import dev.stagefan.registry.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison found.
 *
 * @param layersNotRead how many of the lowest layers both images have, and were not read for that; 0 where they were
 * @param pathsCompared how many paths were compared one by one; null where whole layers were found to be the same
 * @param options what counted
 * @param differences those of the configuration first; empty where the images are the same
 */
public record VerifyResult(
        ImageSummary first,
        ImageSummary second,
        int layersNotRead,
        @Nullable Long pathsCompared,
        Verification.Options options,
        List<Difference> differences) {
    public static final String SCHEMA = "stagefan/verify/v1";

    public VerifyResult {
        differences = List.copyOf(differences);
    }

    /**
     * One of the two.
     *
     * @param name as it was given
     * @param digest of its manifest
     * @param layers how many it has
     */
    public record ImageSummary(String name, String digest, Platform platform, int layers) {}

    public boolean isSame() {
        return differences.isEmpty();
    }
}
