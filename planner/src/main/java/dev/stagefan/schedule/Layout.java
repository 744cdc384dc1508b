package dev.stagefan.schedule;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which unit is in which job. Jobs are numbered by the first unit they hold, so that equal layouts are equal arrays.
 */
final class Layout {
    private final int[] jobOf;

    private Layout(int[] jobOf) {
        this.jobOf = jobOf;
    }

    static Layout of(int[] jobOf) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] renumbered = new int[jobOf.length];
        for (int unit = 0; unit < jobOf.length; unit++) {
            renumbered[unit] = numbers.computeIfAbsent(jobOf[unit], job -> numbers.size());
        }
        return new Layout(renumbered);
    }

    /** Every unit in a job of its own. */
    static Layout singletons(int units) {
        int[] jobOf = new int[units];
        Arrays.setAll(jobOf, unit -> unit);
        return new Layout(jobOf);
    }

    int units() {
        return jobOf.length;
    }

    int job(int unit) {
        return jobOf[unit];
    }

    int jobs() {
        return Arrays.stream(jobOf).max().orElse(-1) + 1;
    }

    int[] toArray() {
        return jobOf.clone();
    }

    Layout merged(int job, int other) {
        int[] changed = jobOf.clone();
        for (int unit = 0; unit < changed.length; unit++) {
            if (changed[unit] == other) {
                changed[unit] = job;
            }
        }
        return of(changed);
    }

    /** With one unit moved; a job of {@link #jobs()} is a new one. */
    Layout moved(int unit, int job) {
        int[] changed = jobOf.clone();
        changed[unit] = job;
        return of(changed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layout layout && Arrays.equals(jobOf, layout.jobOf);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(jobOf);
    }
}
