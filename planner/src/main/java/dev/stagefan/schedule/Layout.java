package dev.stagefan.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which unit is in which job. Jobs are numbered by the first unit they hold, so that equal layouts have equal numbers.
 */
final class Layout {
    private final int[] jobOf;
    private final int jobs;

    private Layout(int[] jobOf, int jobs) {
        this.jobOf = jobOf;
        this.jobs = jobs;
    }

    /**
     * A layout.
     *
     * @param jobOf a job for every unit, from 0 to the number of units
     */
    static Layout of(int[] jobOf) {
        int[] numbers = new int[jobOf.length + 1];
        Arrays.fill(numbers, -1);
        int[] renumbered = new int[jobOf.length];
        int jobs = 0;
        for (int unit = 0; unit < jobOf.length; unit++) {
            if (numbers[jobOf[unit]] < 0) {
                numbers[jobOf[unit]] = jobs++;
            }
            renumbered[unit] = numbers[jobOf[unit]];
        }
        return new Layout(renumbered, jobs);
    }

    /** Each job a list of unit indexes, every unit in one of them. */
    static Layout of(Problem problem, List<List<Integer>> jobs) {
        int[] jobOf = new int[problem.units().size()];
        for (int job = 0; job < jobs.size(); job++) {
            for (int unit : jobs.get(job)) {
                jobOf[unit] = job;
            }
        }
        return of(jobOf);
    }

    /** Every unit in a job of its own. */
    static Layout singletons(int units) {
        int[] jobOf = new int[units];
        Arrays.setAll(jobOf, unit -> unit);
        return of(jobOf);
    }

    int units() {
        return jobOf.length;
    }

    int job(int unit) {
        return jobOf[unit];
    }

    int jobs() {
        return jobs;
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

    /** With some units moved; a job of {@link #jobs()} is a new one. */
    Layout moved(Set<Integer> units, int job) {
        int[] changed = jobOf.clone();
        units.forEach(unit -> changed[unit] = job);
        return of(changed);
    }
}
