package dev.stagefan.plan;

import dev.stagefan.fleet.Runner;
import dev.stagefan.plan.Timeline.Part;
import dev.stagefan.plan.Timeline.Slot;
import dev.stagefan.plan.Timeline.StageTime;
import dev.stagefan.schedule.Evaluator;
import dev.stagefan.schedule.Outcome;
import dev.stagefan.schedule.Outcome.JobRun;
import dev.stagefan.schedule.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes down how the jobs of a plan run, next to one runner for all; in whole milliseconds, to be read by people. */
final class TimelineWriter {
    private static final double MILLISECONDS = 1000;

    private final Stages stages;
    private final Workload workload;
    private final Machines machines;
    private final Problem problem;
    private final Outcome outcome;

    TimelineWriter(Stages stages, Workload workload, Machines machines, Problem problem, Outcome outcome) {
        this.stages = stages;
        this.workload = workload;
        this.machines = machines;
        this.problem = problem;
        this.outcome = outcome;
    }

    /**
     * Writes the timeline.
     *
     * @param ids of the jobs
     * @param runs the jobs of the outcome, in the plan's order
     */
    Timeline write(List<String> ids, List<JobRun> runs) {
        List<Slot> slots = new ArrayList<>();
        double price = 0;
        for (int job = 0; job < runs.size(); job++) {
            JobRun run = runs.get(job);
            Runner runner = machines.runners().get(run.machine());
            slots.add(
                    new Slot(ids.get(job), rounded(run.startSeconds()), rounded(run.endSeconds()), parts(run, runner)));
            price += run.billedMinutes() * runner.pricePerMinute();
        }
        JobRun alone = alone();
        double building =
                problem.tasks().stream().mapToDouble(task -> task.seconds()).sum();
        return new Timeline(
                slots,
                rounded(outcome.makespanSeconds()),
                outcome.criticalPath().stream()
                        .map(job -> ids.get(runs.indexOf(outcome.jobs().get(job))))
                        .toList(),
                outcome.billedMinutes(),
                rounded(price),
                rounded(alone.building(building).endSeconds()),
                rounded(alone.endSeconds()),
                stageTimes(),
                workload.unknown().stream().map(stages::label).toList());
    }

    /** All stages in one job on the preferred runner. */
    private JobRun alone() {
        Problem one = problem.onOneMachine();
        List<Integer> all = IntStream.range(0, one.units().size()).boxed().toList();
        return new Evaluator(one).run(List.of(all)).jobs().get(0);
    }

    private List<StageTime> stageTimes() {
        return workload.heavy().stream()
                .map(stage -> new StageTime(
                        stage, stages.label(stage), rounded(workload.seconds(stage)), workload.source(stage)))
                .toList();
    }

    private List<Part> parts(JobRun run, Runner runner) {
        return List.of(
                new Part("queue", rounded(run.queueSeconds()), runner.source("queue")),
                new Part("set-up", rounded(run.setUpSeconds()), runner.source("set-up")),
                new Part("pull", rounded(run.pullSeconds()), transfer(runner, "download")),
                new Part("build", rounded(run.buildSeconds()), "the stages"),
                new Part("push", rounded(run.pushSeconds()), transfer(runner, "upload")));
    }

    private String transfer(Runner runner, String setting) {
        return workload.assumedSizes().isEmpty() ? runner.source(setting) : "assumed";
    }

    private static double rounded(double number) {
        return Math.round(number * MILLISECONDS) / MILLISECONDS;
    }
}
