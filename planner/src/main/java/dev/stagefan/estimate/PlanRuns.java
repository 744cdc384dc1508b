package dev.stagefan.estimate;

import dev.stagefan.fleet.Runner;
import dev.stagefan.plan.CostModel;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.schedule.Outcome;
import dev.stagefan.schedule.Outcome.JobRun;
import dev.stagefan.schedule.Rehearsal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A plan's simulated runs, in terms of its jobs. */
final class PlanRuns {
    private static final double SECONDS_A_MINUTE = 60;

    private final Plan plan;
    private final CostModel model;
    private final Simulation simulation;
    /** The rehearsal's number of each of the plan's jobs, and the other way round. */
    private final int[] number;

    private final int[] place;

    PlanRuns(Plan plan, CostModel model, Simulation simulation) {
        this.plan = plan;
        this.model = model;
        this.simulation = simulation;
        number = new int[plan.jobs().size()];
        place = new int[number.length];
        for (int job = 0; job < number.length; job++) {
            number[job] = simulation.rehearsal().job(model.jobs().get(job).get(0));
            place[number[job]] = job;
        }
    }

    /** Simulates a plan. */
    static PlanRuns of(Plan plan, CostModel model, Chances chances, EstimateOptions options) {
        Rehearsal rehearsal = Rehearsal.of(model.problem(), model.jobs())
                .orElseThrow(() -> new IllegalStateException("a plan whose jobs cannot be"));
        return new PlanRuns(plan, model, Simulation.of(rehearsal, chances, options));
    }

    Plan plan() {
        return plan;
    }

    CostModel model() {
        return model;
    }

    Simulation simulation() {
        return simulation;
    }

    /** How many jobs there are. */
    int jobs() {
        return number.length;
    }

    /** The tasks of a job of the plan. */
    List<Integer> tasks(int job) {
        return simulation.rehearsal().tasks(number[job]);
    }

    Runner runner(int job) {
        return model.runners().get(simulation.rehearsal().machineIndex(number[job]));
    }

    /** A job of the plan in each of the runs. */
    Distribution distribution(int job, ToDoubleFunction<JobRun> quantity) {
        return new Distribution(simulation.outcomes().stream()
                .map(outcome -> quantity.applyAsDouble(outcome.jobs().get(number[job])))
                .toList());
    }

    List<JobEstimate> estimates() {
        List<JobEstimate> estimates = new ArrayList<>();
        for (int job = 0; job < number.length; job++) {
            Job planned = plan.jobs().get(job);
            Distribution run = distribution(job, JobRun::runSeconds);
            estimates.add(new JobEstimate(
                    planned.id(),
                    planned.runner(),
                    distribution(job, JobRun::startSeconds),
                    distribution(job, JobRun::endSeconds),
                    run,
                    planned.timeoutMinutes(),
                    run.over(planned.timeoutMinutes() * SECONDS_A_MINUTE),
                    run.over(runner(job).limitSeconds()),
                    critical(job)));
        }
        return estimates;
    }

    /** The share of runs in which a job is on the critical path. */
    double critical(int job) {
        return (double) simulation.outcomes().stream()
                        .filter(outcome -> outcome.criticalPath().contains(number[job]))
                        .count()
                / simulation.outcomes().size();
    }

    /** Places in the plan of the jobs of the most frequent critical path; of several the one that is met first. */
    List<Integer> criticalPath() {
        Map<List<Integer>, Integer> seen = new LinkedHashMap<>();
        simulation.outcomes().forEach(outcome -> seen.merge(outcome.criticalPath(), 1, Integer::sum));
        int most = seen.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey()
                .stream()
                .map(job -> place[job])
                .toList();
    }

    Scenario scenario() {
        Outcome middle = simulation.outcomes().get(simulation.middle());
        List<JobRun> runs =
                IntStream.of(number).mapToObj(job -> middle.jobs().get(job)).toList();
        List<Scenario.Bar> bars = new ArrayList<>();
        for (int job = 0; job < runs.size(); job++) {
            JobRun run = runs.get(job);
            bars.add(new Scenario.Bar(
                    plan.jobs().get(job).id(), run.startSeconds(), run.endSeconds(), Scenarios.parts(run)));
        }
        return Scenarios.of(simulation.makespan(), runs, model.runners(), bars);
    }

    /** Whether the duration of some stage of a job is unknown. */
    boolean isUnknown(int job) {
        Set<Integer> unknown = new HashSet<>(model.unknown());
        return tasks(job).stream()
                .anyMatch(task -> unknown.contains(model.stages().get(task)));
    }
}
