package dev.stagefan.plan;

import java.util.List;

/**
 * A job's timeout.
 *
 * @param minutes 1 or more
 * @param reason where the number comes from, a clause for people
 */
record TimeLimit(int minutes, String reason) {
    /**
     * How much longer than estimated a job may take. Hosted runners with an older processor have been seen to need half
     * as long again for the same compilation.
     */
    static final double MARGIN = 1.5;

    /** Below this a timeout saves nothing and a slow registry trips it. */
    static final int LEAST_MINUTES = 15;

    private static final double SECONDS_A_MINUTE = 60;

    /**
     * A timeout for a job.
     *
     * @param runSeconds the estimate, waiting excluded
     * @param limitSeconds how long the runner lets a job run
     * @param unknown labels of its stages whose duration nobody knows
     */
    static TimeLimit of(double runSeconds, double limitSeconds, List<String> unknown) {
        int most = (int) Math.max(1, Math.floor(limitSeconds / SECONDS_A_MINUTE));
        if (!unknown.isEmpty()) {
            return new TimeLimit(
                    most, "the most a job may run: the duration of " + String.join(", ", unknown) + " is unknown");
        }
        int estimate = (int) Math.ceil(runSeconds / SECONDS_A_MINUTE);
        int wanted = (int) Math.ceil(runSeconds * MARGIN / SECONDS_A_MINUTE);
        if (wanted > most) {
            return new TimeLimit(most, "the most a job may run; the estimate is " + estimate + " min");
        }
        return wanted < LEAST_MINUTES
                ? new TimeLimit(
                        Math.min(LEAST_MINUTES, most), "the least that is set; the estimate is " + estimate + " min")
                : new TimeLimit(wanted, "the estimate of " + estimate + " min and half as much again");
    }
}
