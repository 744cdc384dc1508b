package dev.stagefan.cli.text;

/** Durations for people. */
public final class Durations {
    private static final int MINUTE = 60;

    private Durations() {}

    /** A duration rounded to what matters at its size: {@code 45 s}, {@code 9 min}, {@code 1 h 47 min}. */
    public static String text(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 2 * MINUTE) {
            return whole + " s";
        }
        long minutes = Math.round(seconds / MINUTE);
        if (minutes < MINUTE) {
            return minutes + " min";
        }
        return minutes / MINUTE + " h" + (minutes % MINUTE == 0 ? "" : " " + minutes % MINUTE + " min");
    }
}
