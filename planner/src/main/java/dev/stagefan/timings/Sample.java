package dev.stagefan.timings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One measurement, or one number that somebody gave.
 *
 * @param value seconds of a duration, bytes a second of a speed; 0 or more
 * @param at when it was measured, or null where that is unknown
 * @param from what it was read from, as {@code build.log} or {@code run 8123 of nightly.yml}; null where somebody gave it
 *     by hand
 */
public record Sample(
        double value, @Nullable Instant at, @Nullable String from) {
    public Sample {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("a sample of " + value);
        }
    }

    /** A number that somebody gave. */
    public static Sample given(double value) {
        return new Sample(value, null, null);
    }
}
