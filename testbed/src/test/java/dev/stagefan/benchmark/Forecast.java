package dev.stagefan.benchmark;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.EstimateOptions;
import dev.stagefan.estimate.Estimator;
import dev.stagefan.estimate.WhatIf;
import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.fleet.Runner;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.timings.Timings;
import java.util.List;

/** What an estimate says beforehand: the medians, in seconds. */
record Forecast(double serialSeconds, double oneRunnerSeconds) {
    static final EstimateOptions OPTIONS = new EstimateOptions(1000, 1, 0.1, null, 0.9, true);
    private static final double FAST = 1e9;
    private static final double DAY = 86_400;

    /**
     * Estimates a build on this machine.
     *
     * @param aroundSeconds what a build takes besides its instructions, which is the runner's set-up here
     */
    static Forecast of(Example example, Timings timings, double aroundSeconds) {
        PlanRequest request = new PlanRequest(
                "Dockerfile",
                "",
                example.graph(),
                timings,
                new Fleet(List.of(here(aroundSeconds)), 1),
                Limits.NONE,
                Overrides.NONE);
        try {
            Estimate estimate =
                    Estimator.estimate(example.dockerfile(), request, Planner.plan(request), OPTIONS, WhatIf.NONE);
            return new Forecast(
                    estimate.serial().makespan().p50(),
                    estimate.oneRunner().makespan().p50());
        } catch (PlanException e) {
            throw new IllegalStateException("could not estimate " + example.folder(), e);
        }
    }

    double seconds(Way way) {
        return way == Way.SERIAL ? serialSeconds : oneRunnerSeconds;
    }

    private static Runner here(double aroundSeconds) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Runner("here", "linux/amd64", cores, 0, 1, 0, aroundSeconds, FAST, FAST, DAY, List.of());
    }
}
