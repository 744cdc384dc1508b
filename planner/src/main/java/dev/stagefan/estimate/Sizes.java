package dev.stagefan.estimate;

import java.util.List;
import java.util.Locale;

/** A size for people. */
public final class Sizes {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB");
    private static final double THOUSAND = 1000;
    private static final double FEW = 10;

    private Sizes() {}

    /** As {@code 1.3 GB} or {@code 40 MB}. */
    public static String text(double bytes) {
        int unit = 0;
        double value = bytes;
        while (value >= THOUSAND && unit < UNITS.size() - 1) {
            value /= THOUSAND;
            unit++;
        }
        boolean whole = value >= FEW || value == Math.rint(value);
        return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", value, UNITS.get(unit));
    }
}
