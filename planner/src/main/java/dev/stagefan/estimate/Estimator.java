package dev.stagefan.estimate;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;

/** Simulates a plan, and what one runner would do instead. */
public final class Estimator {
    private Estimator() {}

    /**
     * Estimates.
     *
     * @param dockerfile what {@code request.graph()} was made of: where advice finds the lines of instructions
     * @param plan what {@link dev.stagefan.plan.Planner} made of the request
     * @throws PlanException where the plan is not one of this request, or where what is asked under {@code whatIf} cannot
     *     be planned
     */
    public static Estimate estimate(
            Dockerfile dockerfile, PlanRequest request, Plan plan, EstimateOptions options, WhatIf whatIf)
            throws PlanException {
        throw new PlanException("could not estimate because that is still being written; try later");
    }
}
