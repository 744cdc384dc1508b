package dev.stagefan.cli.text;

import dev.stagefan.plan.HumanTime;

/** Durations for people. */
public final class Durations {
    private Durations() {}

    /** A duration as {@link HumanTime} writes it: {@code 45 s}, {@code 9 min}, {@code 1 h 47 min}. */
    public static String text(double seconds) {
        return HumanTime.of(seconds);
    }
}
