package dev.stagefan.estimate;

import dev.stagefan.estimate.Scenario.Activity;
import dev.stagefan.estimate.Scenario.Bar;
import dev.stagefan.estimate.Scenario.Part;
import dev.stagefan.estimate.Scenario.RunnerCost;
import dev.stagefan.fleet.Runner;
import dev.stagefan.schedule.Outcome.JobRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes scenarios of simulated runs. */
final class Scenarios {
    private static final double PRICE_DIGITS = 1e4;

    private Scenarios() {}

    /**
     * A scenario.
     *
     * @param middle the jobs of the run in the middle
     */
    static Scenario of(Distribution makespan, List<JobRun> middle, List<Runner> runners, List<Bar> bars) {
        Map<String, RunnerCost> costs = new LinkedHashMap<>();
        long minutes = 0;
        double price = 0;
        for (JobRun run : middle) {
            Runner runner = runners.get(run.machine());
            double cost = run.billedMinutes() * runner.pricePerMinute();
            minutes += run.billedMinutes();
            price += cost;
            costs.merge(
                    runner.label(), new RunnerCost(runner.label(), run.billedMinutes(), rounded(cost)), Scenarios::sum);
        }
        return new Scenario(makespan, minutes, rounded(price), List.copyOf(costs.values()), bars);
    }

    private static RunnerCost sum(RunnerCost one, RunnerCost other) {
        return new RunnerCost(
                one.runner(), one.billedMinutes() + other.billedMinutes(), rounded(one.price() + other.price()));
    }

    private static double rounded(double price) {
        return Math.round(price * PRICE_DIGITS) / PRICE_DIGITS;
    }

    /** What a job's time goes into. */
    static List<Part> parts(JobRun run) {
        List<Part> parts = new ArrayList<>(before(run));
        parts.add(new Part(Activity.BUILD, run.buildSeconds()));
        parts.add(new Part(Activity.PUSH, run.pushSeconds()));
        return parts;
    }

    /** What a job does before it builds. */
    static List<Part> before(JobRun run) {
        return List.of(
                new Part(Activity.QUEUE, run.queueSeconds()),
                new Part(Activity.SET_UP, run.setUpSeconds()),
                new Part(Activity.PULL, run.pullSeconds()));
    }
}
