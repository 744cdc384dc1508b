package dev.stagefan.plan;

/** A duration for people. */
public final class HumanTime {
    private static final int MINUTE = 60;

    private HumanTime() {}

    /** A duration rounded to what matters at its size: {@code 45 s}, {@code 9 min}, {@code 1 h 47 min}, {@code 2 h}. */
    public static String of(double seconds) {
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
