package dev.stagefan.estimate;

import dev.stagefan.estimate.Estimate.Unknown;
import dev.stagefan.plan.CostModel;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.schedule.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The stages whose duration nobody gave, first what should be measured first: the one that lies on the most ways from a
 * stage that consumes nothing to the target, because the more ways lead through a stage, the less can hide its time.
 */
final class Unknowns {
    private static final double MOST_COUNTED = 1000;
    private static final double PERCENT = 100;

    private Unknowns() {}

    static List<Unknown> of(PlanRequest request, CostModel model) {
        List<Task> tasks = model.problem().tasks();
        double[] into = new double[tasks.size()];
        double[] onward = new double[tasks.size()];
        for (int task = 0; task < into.length; task++) {
            for (Task.Supply supply : tasks.get(task).supplies()) {
                into[task] += into[supply.task()];
            }
            into[task] = Math.max(into[task], 1);
        }
        onward[onward.length - 1] = 1;
        for (int task = onward.length - 1; task >= 0; task--) {
            for (Task.Supply supply : tasks.get(task).supplies()) {
                onward[supply.task()] += onward[task];
            }
        }
        double all = into[into.length - 1];
        List<Integer> unknown = new ArrayList<>();
        for (int task = 0; task < into.length; task++) {
            if (model.unknown().contains(model.stages().get(task))) {
                unknown.add(task);
            }
        }
        unknown.sort(Comparator.comparingDouble((Integer task) -> -into[task] * onward[task])
                .thenComparing(Comparator.naturalOrder()));
        return unknown.stream()
                .map(task -> new Unknown(
                        request.graph().stages().get(model.stages().get(task)).label(),
                        reason(into[task] * onward[task], all)))
                .toList();
    }

    private static String reason(double through, double all) {
        if (through >= all) {
            return "every path to the target leads through it";
        }
        return all <= MOST_COUNTED
                ? String.format(
                        Locale.ROOT,
                        "%.0f of %.0f paths to the target %s through it",
                        through,
                        all,
                        through == 1 ? "leads" : "lead")
                : String.format(
                        Locale.ROOT, "%.0f %% of the paths to the target lead through it", PERCENT * through / all);
    }
}
