package dev.stagefan.estimate;

import dev.stagefan.estimate.Estimate.Alternative;
import dev.stagefan.plan.CostModel;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The build, planned anew under other conditions and simulated with the same draws. */
final class Alternatives {
    private final PlanRequest request;
    private final PlanRuns plan;
    private final EstimateOptions options;

    Alternatives(PlanRequest request, PlanRuns plan, EstimateOptions options) {
        this.request = request;
        this.plan = plan;
        this.options = options;
    }

    /** A point for each number of jobs at once. */
    List<Alternative> curve(List<Integer> runners) throws PlanException {
        List<Alternative> curve = new ArrayList<>();
        int asked = request.fleet().atOnce();
        for (int count : runners) {
            // A plan that never has more jobs than that is the best one for larger numbers too.
            boolean isSame = count == asked || plan.jobs() <= Math.min(count, asked);
            curve.add(alternative(
                    count + (count == 1 ? " runner" : " runners"), count, isSame ? plan : runs(request.atOnce(count))));
        }
        return curve;
    }

    /** The build on other runners, then with other numbers of jobs. */
    List<Alternative> others(WhatIf whatIf) throws PlanException {
        List<Alternative> others = new ArrayList<>();
        for (String label : whatIf.labels()) {
            others.add(alternative(label, null, runs(request.preferring(label))));
        }
        for (int jobs : whatIf.maxJobs()) {
            others.add(
                    alternative("at most " + jobs + (jobs == 1 ? " job" : " jobs"), null, runs(request.maxJobs(jobs))));
        }
        return others;
    }

    private PlanRuns runs(PlanRequest changed) throws PlanException {
        Plan other = Planner.plan(changed);
        CostModel model = CostModel.of(changed, other);
        return PlanRuns.of(other, model, new Chances(changed, model, options), options);
    }

    private static Alternative alternative(String label, @Nullable Integer runners, PlanRuns runs) {
        Scenario scenario = runs.scenario();
        return new Alternative(
                label,
                runners,
                runs.jobs(),
                scenario.makespan().p50(),
                scenario.makespan().p90(),
                scenario.billedMinutes(),
                scenario.price());
    }
}
