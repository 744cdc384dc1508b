package dev.stagefan.estimate;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was made earlier beside one that is made now, by one simulation: the same timings, fleet and random numbers,
 * so that what differs between the two estimates is the plans.
 *
 * @param before the estimate of the earlier plan; null where it is not known
 * @param now the estimate of the plan that is made now
 * @param notKnown why there is no estimate of the earlier plan, a clause; null where there is one
 */
public record PlanComparison(
        @Nullable Estimate before, Estimate now, @Nullable String notKnown) {
    private static final double PERCENT = 100;

    /**
     * Compares.
     *
     * @param dockerfile what {@code request.graph()} was made of
     * @param earlier a plan of the same Dockerfile and build request
     * @param now what {@link dev.stagefan.plan.Planner} makes of the request
     * @throws PlanException where {@code now} is not a plan of the request
     */
    public static PlanComparison of(
            Dockerfile dockerfile, PlanRequest request, Plan earlier, Plan now, EstimateOptions options)
            throws PlanException {
        if (!earlier.dockerfileDigest().equals(now.dockerfileDigest())) {
            return unknown(dockerfile, request, now, options, "the Dockerfile has changed since that plan was made");
        }
        if (!earlier.request().equals(now.request())) {
            return unknown(dockerfile, request, now, options, "that plan is of another build request");
        }
        Estimate before;
        try {
            before = Estimator.estimate(dockerfile, request, earlier, options, WhatIf.NONE);
        } catch (PlanException e) {
            return unknown(dockerfile, request, now, options, "that plan is of other settings");
        }
        return new PlanComparison(before, estimate(dockerfile, request, now, options), null);
    }

    /**
     * A comparison with a plan that cannot be estimated.
     *
     * @param reason why, a clause
     */
    public static PlanComparison unknown(
            Dockerfile dockerfile, PlanRequest request, Plan now, EstimateOptions options, String reason)
            throws PlanException {
        return new PlanComparison(null, estimate(dockerfile, request, now, options), reason);
    }

    private static Estimate estimate(Dockerfile dockerfile, PlanRequest request, Plan plan, EstimateOptions options)
            throws PlanException {
        return Estimator.estimate(dockerfile, request, plan, options, WhatIf.NONE);
    }

    /**
     * Whether the median run of the earlier plan takes longer than that of the present one by more than a share of it. Bounds
     * say nothing of it.
     *
     * @param percent 0 or more
     */
    public boolean isWorseBy(double percent) {
        return before != null
                && !before.isLowerBound()
                && before.plan().makespan().p50() > now.plan().makespan().p50() * (1 + percent / PERCENT);
    }
}
