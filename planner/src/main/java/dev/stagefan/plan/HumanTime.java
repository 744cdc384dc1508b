package dev.stagefan.plan;

import java.util.Locale;

/** A duration for people. */
public final class HumanTime {
    private static final int SECONDS_A_MINUTE = 60;
    private static final int SECONDS_AN_HOUR = 3600;

    private HumanTime() {}

    /** As {@code 1 h 05 min}, {@code 12 min} or {@code 40 s}. */
    public static String of(double seconds) {
        long whole = Math.round(seconds);
        if (whole < SECONDS_A_MINUTE) {
            return whole + " s";
        }
        long minutes = Math.round(seconds / SECONDS_A_MINUTE);
        return whole < SECONDS_AN_HOUR
                ? minutes + " min"
                : String.format(Locale.ROOT, "%d h %02d min", minutes / SECONDS_A_MINUTE, minutes % SECONDS_A_MINUTE);
    }
}
