package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.Estimate.Knowledge;
import dev.stagefan.estimate.JobEstimate;
import java.util.List;
import java.util.Locale;

/**
 * What an estimate comes down to.
 *
 * @param result whether what was asked holds
 * @param sentence the answer for people, without the Dockerfile's path and without a full stop
 */
public record Verdict(Result result, String sentence) {
    /** Above it {@link Amounts#share} says "more than" by itself. */
    private static final double MOST = 0.99;

    /** Whether what was asked holds. */
    public enum Result {
        /** The plan ends within the timeout as surely as asked, if there is one, and every job within its own limit. */
        HOLDS,
        /** The plan exceeds the timeout in more runs than the confidence leaves. */
        OVER_TIMEOUT,
        /** A job exceeds its own limit in more runs than the confidence leaves: it would be ended, and the run fail. */
        OVER_JOB_LIMIT,
        /** Nothing is exceeded as far as is known, but durations are unknown. */
        UNKNOWN;

        /** Its name in machine formats, as {@code over-timeout}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public static Verdict of(Estimate estimate) {
        List<JobEstimate> overLimit = overLimit(estimate);
        Result result;
        if (!estimate.holds()) {
            result = Result.OVER_TIMEOUT;
        } else if (!overLimit.isEmpty()) {
            result = Result.OVER_JOB_LIMIT;
        } else {
            result = estimate.isLowerBound() ? Result.UNKNOWN : Result.HOLDS;
        }
        return new Verdict(result, duration(estimate) + timeout(estimate) + limits(estimate, overLimit));
    }

    /** The jobs that exceed a limit of their own in more runs than the confidence leaves, in the plan's order. */
    public static List<JobEstimate> overLimit(Estimate estimate) {
        double allowed = allowed(estimate);
        return estimate.jobs().stream()
                .filter(job -> Math.max(job.overTimeout(), job.overRunnerLimit()) > allowed)
                .toList();
    }

    private static String duration(Estimate estimate) {
        if (estimate.knowledge() == Knowledge.NONE) {
            return "how long " + estimate.target() + " takes cannot be said because no duration is known";
        }
        String way = estimate.jobs().size() == 1 ? " in one job" : " fanned out";
        String median = Amounts.duration(estimate.plan().makespan().p50());
        if (estimate.isLowerBound()) {
            return estimate.target() + " takes at least " + median + way;
        }
        double confidence = estimate.options().confidence();
        return estimate.target() + " takes " + median + way + " (" + Amounts.runs(confidence) + " within "
                + Amounts.duration(estimate.plan().makespan().quantile(confidence)) + ")";
    }

    private static String timeout(Estimate estimate) {
        Double timeout = estimate.options().timeoutSeconds();
        if (timeout == null) {
            return estimate.knowledge() == Knowledge.SOME ? "; " + unknown(estimate) : "";
        }
        String limit = "the timeout of " + Amounts.duration(timeout);
        double over = estimate.plan().makespan().over(timeout);
        if (!estimate.holds()) {
            return "; " + limit + " is exceeded in " + (estimate.isLowerBound() && over <= MOST ? "at least " : "")
                    + Amounts.share(over) + " of runs, and " + Amounts.plain(allowed(estimate) * 100, 4)
                    + " % are allowed";
        }
        if (estimate.knowledge() == Knowledge.NONE) {
            return ", nor whether " + limit + " is kept";
        }
        return estimate.isLowerBound()
                ? "; whether " + limit + " is kept cannot be said, because " + unknown(estimate)
                : "; " + limit + " is kept in " + Amounts.share(1 - over) + " of runs";
    }

    private static String unknown(Estimate estimate) {
        int count = estimate.unknown().size();
        String first = count == 0 ? "a stage" : estimate.unknown().get(0).stage();
        return count < 2
                ? "the duration of " + first + " is unknown"
                : "the durations of " + count + " stages are unknown, " + first + " first";
    }

    private static String limits(Estimate estimate, List<JobEstimate> overLimit) {
        if (overLimit.isEmpty()) {
            return "";
        }
        JobEstimate job = overLimit.get(0);
        boolean runner = job.overRunnerLimit() > allowed(estimate);
        int more = overLimit.size() - 1;
        return "; job " + job.job() + " exceeds "
                + (runner
                        ? "what " + job.runner() + " allows"
                        : "its limit of " + Amounts.minutes(job.timeoutMinutes()))
                + " in " + Amounts.share(runner ? job.overRunnerLimit() : job.overTimeout()) + " of runs"
                + (more == 0 ? "" : ", and so " + (more == 1 ? "does another job" : "do " + more + " other jobs"));
    }

    /** Rounded, since 1 - 0.9 is a little less than 0.1. */
    private static double allowed(Estimate estimate) {
        return Amounts.rounded(1 - estimate.options().confidence(), 9).doubleValue();
    }
}
