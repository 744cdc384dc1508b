package dev.stagefan.estimate;

import java.util.List;

/**
 * How long something took over all simulated runs.
 *
 * @param seconds every run's, ascending, one or more
 */
public record Distribution(List<Double> seconds) {
    public Distribution {
        if (seconds.isEmpty()) {
            throw new IllegalArgumentException("no runs");
        }
        seconds = seconds.stream().sorted().toList();
    }

    /** The least of the runs' seconds that {@code share} of all runs do not exceed (nearest rank). */
    public double quantile(double share) {
        int rank = (int) Math.ceil(share * seconds.size());
        return seconds.get(Math.min(Math.max(rank, 1), seconds.size()) - 1);
    }

    public double p50() {
        return quantile(0.5);
    }

    public double p90() {
        return quantile(0.9);
    }

    public double p99() {
        return quantile(0.99);
    }

    /** The share of runs that took longer. */
    public double over(double limitSeconds) {
        return (double) seconds.stream().filter(run -> run > limitSeconds).count() / seconds.size();
    }
}
