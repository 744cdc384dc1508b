package dev.stagefan.estimate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long a build takes, what it costs, and what would help.
 *
 * @param dockerfile its path, relative to the repository
 * @param target label of the target stage
 * @param options what the estimate was asked with
 * @param knowledge of how many stages the duration is known. Where it is not {@link Knowledge#ALL}, every duration is a
 *     lower bound, in which an unknown one counts as nothing; where it is {@link Knowledge#NONE}, that bound is mere
 *     overhead and there is no estimate of time to be shown
 * @param serial one stage after the other on one runner, as the classic builder does
 * @param oneRunner all on one runner, independent stages side by side, as BuildKit does
 * @param plan the plan's jobs on runners of their own
 * @param jobs the plan's jobs, in its order
 * @param criticalPath ids of the jobs of the most frequent critical path, first to last
 * @param fastestSeconds the bound that no plan beats: the longest chain of stages with no overhead at all, median
 * @param curve the plan for other numbers of runners at once, ascending; empty where not asked for
 * @param alternatives the plan on other runner labels; empty where not asked for
 * @param advice what matters most first
 * @param unknown what nobody gave, first what should be measured first
 * @param basis where the numbers come from, one entry for each stage, runner and image
 */
public record Estimate(
        String dockerfile,
        String target,
        EstimateOptions options,
        Knowledge knowledge,
        Scenario serial,
        Scenario oneRunner,
        Scenario plan,
        List<JobEstimate> jobs,
        List<String> criticalPath,
        double fastestSeconds,
        List<Alternative> curve,
        List<Alternative> alternatives,
        List<Advice> advice,
        List<Unknown> unknown,
        List<Basis> basis) {
    public static final String SCHEMA = "stagefan/estimate/v1";

    public Estimate {
        jobs = List.copyOf(jobs);
        criticalPath = List.copyOf(criticalPath);
        curve = List.copyOf(curve);
        alternatives = List.copyOf(alternatives);
        advice = List.copyOf(advice);
        unknown = List.copyOf(unknown);
        basis = List.copyOf(basis);
    }

    /** Whether every duration is a lower bound. */
    public boolean isLowerBound() {
        return knowledge != Knowledge.ALL;
    }

    /** Of how many of the stages that take time the duration is known. */
    public enum Knowledge {
        ALL,
        SOME,
        NONE
    }

    /** Whether the plan ends within the timeout as surely as asked; true where there is no timeout. */
    public boolean holds() {
        Double timeout = options.timeoutSeconds();
        return timeout == null || plan.makespan().quantile(options.confidence()) <= timeout;
    }

    /**
     * The plan under another condition.
     *
     * @param label as {@code 4 runners}, {@code big-runner} or {@code at most 3 jobs}
     * @param runners how many jobs run at once, or null where that was not varied
     * @param jobs how many jobs the plan has then
     */
    public record Alternative(
            String label,
            @Nullable Integer runners,
            int jobs,
            double p50Seconds,
            double p90Seconds,
            long billedMinutes,
            double price) {}

    /**
     * A stage whose duration nobody gave.
     *
     * @param stage its label
     * @param reason why it matters, a clause for people, as {@code every path to the target leads through it}
     */
    public record Unknown(String stage, String reason) {}

    /**
     * Where a number comes from.
     *
     * @param what as {@code build_triton}, {@code queue of ubuntu-24.04} or {@code size of base}
     * @param value for people, as {@code 1 h 5 min}
     * @param source as {@code given}, {@code median of 5 samples}, {@code assumed} or {@code unknown}
     */
    public record Basis(String what, String value, String source) {}
}
