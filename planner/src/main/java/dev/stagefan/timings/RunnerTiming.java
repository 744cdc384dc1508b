package dev.stagefan.timings;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a kind of runner; null where nothing is.
 *
 * @param queue seconds from asking for one until it starts
 * @param setUp seconds from its start until it can build
 * @param download bytes a second at which it pulls, unpacking included; more than 0
 * @param upload bytes a second at which it pushes; more than 0
 */
public record RunnerTiming(
        @Nullable Samples queue,
        @Nullable Samples setUp,
        @Nullable Samples download,
        @Nullable Samples upload) {
    public RunnerTiming {
        refuseStandstill(download);
        refuseStandstill(upload);
    }

    private static void refuseStandstill(@Nullable Samples speed) {
        if (speed != null && speed.all().get(0).value() <= 0) {
            throw new IllegalArgumentException("a speed of nothing");
        }
    }
}
