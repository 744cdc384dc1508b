package dev.stagefan.estimate;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.estimate.Estimate.Knowledge;
import dev.stagefan.estimate.Estimate.Unknown;
import dev.stagefan.plan.CostModel;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import java.util.List;

/**
 * Simulates a plan, and what one runner would do instead. Every assumption stands in docs/estimate-model.md.
 */
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
        CostModel model = CostModel.of(request, plan);
        Chances chances = new Chances(request, model, options);
        PlanRuns runs = PlanRuns.of(plan, model, chances, options);
        Baselines baselines = new Baselines(request, model, chances, options);
        List<Unknown> unknown = Unknowns.of(request, model);
        Alternatives alternatives = new Alternatives(request, runs, options);
        return new Estimate(
                plan.dockerfile(),
                request.graph().stages().get(request.graph().target()).label(),
                options,
                knowledge(model),
                baselines.serial(),
                baselines.oneRunner(),
                runs.scenario(),
                runs.estimates(),
                runs.criticalPath().stream()
                        .map(job -> plan.jobs().get(job).id())
                        .toList(),
                runs.simulation().longestChain().p50(),
                alternatives.curve(whatIf.runnersAtOnce()),
                alternatives.others(whatIf),
                Advisor.advice(new Situation(dockerfile, request, runs, chances, options), unknown),
                unknown,
                Bases.of(request, plan, model, options));
    }

    private static Knowledge knowledge(CostModel model) {
        if (model.unknown().isEmpty()) {
            return Knowledge.ALL;
        }
        return model.isAllUnknown() ? Knowledge.NONE : Knowledge.SOME;
    }
}
