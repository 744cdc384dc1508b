package dev.stagefan.schedule;

import java.util.Arrays;

/** The best layouts of a small problem, found by looking at all of them. */
public final class ExhaustiveOracle {
    private final Evaluator evaluator;
    private final int[] jobOf;
    private double leastMakespan = Double.POSITIVE_INFINITY;
    private double latest = Double.POSITIVE_INFINITY;
    private long leastBilled = Long.MAX_VALUE;

    private ExhaustiveOracle(Problem problem) {
        evaluator = new Evaluator(problem);
        jobOf = new int[problem.units().size()];
    }

    /** The least makespan, and the fewest minutes billed by layouts that are within 2 % of it. */
    public record Optimum(double makespanSeconds, long billedMinutes) {}

    public static Optimum of(Problem problem) {
        ExhaustiveOracle oracle = new ExhaustiveOracle(problem);
        oracle.place(0, 0);
        oracle.latest = oracle.leastMakespan * 1.02;
        oracle.place(0, 0);
        return new Optimum(oracle.leastMakespan, oracle.leastBilled);
    }

    private void place(int unit, int jobs) {
        if (unit == jobOf.length) {
            look();
            return;
        }
        for (int job = 0; job <= jobs; job++) {
            jobOf[unit] = job;
            place(unit + 1, Math.max(jobs, job + 1));
        }
    }

    private void look() {
        Score score = evaluator.score(Layout.of(Arrays.copyOf(jobOf, jobOf.length)));
        if (score != null && score.makespanSeconds() <= latest + 1e-6) {
            leastMakespan = Math.min(leastMakespan, score.makespanSeconds());
            if (latest < Double.POSITIVE_INFINITY) {
                leastBilled = Math.min(leastBilled, score.billedMinutes());
            }
        }
    }
}
