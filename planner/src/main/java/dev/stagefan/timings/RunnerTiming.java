package dev.stagefan.timings;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a kind of runner; null where nothing is.
 *
 * @param queue seconds from asking for one until it starts
 * @param setUp seconds from its start until it can build
 * @param download bytes a second at which it pulls
 * @param upload bytes a second at which it pushes
 */
public record RunnerTiming(
        @Nullable Samples queue,
        @Nullable Samples setUp,
        @Nullable Samples download,
        @Nullable Samples upload) {}
