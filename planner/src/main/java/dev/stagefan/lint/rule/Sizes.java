package dev.stagefan.lint.rule;

import java.util.Locale;

/** Sizes and durations in a sentence. */
final class Sizes {
    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;
    private static final int SECONDS_A_MINUTE = 60;
    private static final int MINUTES_AN_HOUR = 60;

    private Sizes() {}

    /** As {@code 480 MB} or {@code 2.3 GB}. */
    static String of(long bytes) {
        return bytes < GIGABYTE
                ? String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE)
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }

    /** As {@code 45 min} or {@code 7 h 05 min}. */
    static String duration(double seconds) {
        long minutes = Math.round(seconds / SECONDS_A_MINUTE);
        return minutes < MINUTES_AN_HOUR
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / MINUTES_AN_HOUR, minutes % MINUTES_AN_HOUR);
    }
}
