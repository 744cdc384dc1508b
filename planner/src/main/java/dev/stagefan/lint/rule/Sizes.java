package dev.stagefan.lint.rule;

import java.util.Locale;

/** Sizes in a sentence. */
final class Sizes {
    private static final double MEGABYTE = 1e6;
    private static final double GIGABYTE = 1e9;

    private Sizes() {}

    /** As {@code 480 MB} or {@code 2.3 GB}. */
    static String of(long bytes) {
        return bytes < GIGABYTE
                ? String.format(Locale.ROOT, "%.0f MB", bytes / MEGABYTE)
                : String.format(Locale.ROOT, "%.1f GB", bytes / GIGABYTE);
    }
}
