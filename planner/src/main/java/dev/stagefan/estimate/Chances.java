package dev.stagefan.estimate;

import dev.stagefan.fleet.Runner;
import dev.stagefan.plan.CostModel;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.schedule.Machine;
import dev.stagefan.schedule.Rehearsal;
import dev.stagefan.timings.StageTiming;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How long everything may take, run by run.
 *
 * <p>The stages of a job have a part of their luck in common, because they share its runner: a slow processor slows all of
 * them down. What each takes by itself keeps the distribution that its samples show (a Gaussian copula). A runner's queue,
 * set-up and links are each drawn for themselves, anew for every job.
 */
final class Chances {
    /** The share of the variance of a duration's logarithm that is the runner's: an assumption. */
    static final double RUNNER_SHARE = 0.5;

    private static final double COMMON = Math.sqrt(RUNNER_SHARE);
    private static final double OWN = Math.sqrt(1 - RUNNER_SHARE);

    private final Draws draws;
    private final List<String> labels;
    private final List<Variable> durations = new ArrayList<>();
    private final List<RunnerChances> runners = new ArrayList<>();
    private final double[] medians;

    /** What is drawn of a kind of runner. */
    private record RunnerChances(Variable queue, Variable setUp, Variable download, Variable upload) {}

    Chances(PlanRequest request, CostModel model, EstimateOptions options) {
        draws = new Draws(options.seed());
        labels = model.stages().stream()
                .map(stage -> request.graph().stages().get(stage).label())
                .toList();
        for (String label : labels) {
            StageTiming timing = request.timings().stages().get(label);
            durations.add(Variable.of(timing == null ? null : timing.duration(), 0, options.spread()));
        }
        for (Runner runner : model.runners()) {
            runners.add(of(runner, options.spread()));
        }
        medians = model.problem().tasks().stream()
                .mapToDouble(task -> task.seconds())
                .toArray();
    }

    private static RunnerChances of(Runner runner, double spread) {
        return new RunnerChances(
                variable(runner, "queue", runner.queueSeconds(), spread),
                variable(runner, "set-up", runner.setUpSeconds(), spread),
                variable(runner, "download", runner.downBytesPerSecond(), spread),
                variable(runner, "upload", runner.upBytesPerSecond(), spread));
    }

    private static Variable variable(Runner runner, String setting, double number, double spread) {
        return Variable.of(runner.measured().get(setting), number, spread);
    }

    /** What each run has, for the jobs of a rehearsal. */
    List<Luck> of(Rehearsal rehearsal, int runs) {
        List<JobChances> jobs = new ArrayList<>();
        for (int job = 0; job < rehearsal.jobs(); job++) {
            jobs.add(new JobChances(rehearsal, job));
        }
        List<Luck> all = new ArrayList<>(runs);
        for (int run = 0; run < runs; run++) {
            double[] seconds = new double[durations.size()];
            List<Machine> machines = new ArrayList<>(jobs.size());
            for (JobChances job : jobs) {
                job.draw(run, seconds);
                machines.add(job.machine(run));
            }
            all.add(new Luck(seconds, machines));
        }
        return all;
    }

    /** Of one job. It is the same job in another plan when its main stage is the same. */
    private final class JobChances {
        private final int[] tasks;
        private final Draws.Stream[] own;
        private final Machine usual;
        private final RunnerChances runner;
        private final Draws.Stream common;
        private final Draws.Stream queue;
        private final Draws.Stream setUp;
        private final Draws.Stream download;
        private final Draws.Stream upload;

        JobChances(Rehearsal rehearsal, int job) {
            tasks = rehearsal.tasks(job).stream().mapToInt(Integer::intValue).toArray();
            own = rehearsal.tasks(job).stream()
                    .map(task -> draws.of("duration of stage " + labels.get(task)))
                    .toArray(Draws.Stream[]::new);
            usual = rehearsal.machine(job);
            runner = runners.get(rehearsal.machineIndex(job));
            String name = " of job " + labels.get(mainTask(rehearsal.tasks(job)));
            common = draws.of("runner" + name);
            queue = draws.of("queue" + name);
            setUp = draws.of("set-up" + name);
            download = draws.of("download" + name);
            upload = draws.of("upload" + name);
        }

        /** The last of all where it is among them; else the longest. */
        private int mainTask(List<Integer> members) {
            int last = durations.size() - 1;
            return members.contains(last)
                    ? last
                    : members.stream()
                            .max(Comparator.comparingDouble((Integer task) -> medians[task])
                                    .thenComparing(Comparator.naturalOrder()))
                            .orElseThrow();
        }

        void draw(int run, double[] seconds) {
            double shared = COMMON * common.normal(run);
            for (int at = 0; at < tasks.length; at++) {
                seconds[tasks[at]] = durations.get(tasks[at]).at(shared + OWN * own[at].normal(run));
            }
        }

        Machine machine(int run) {
            return new Machine(
                    usual.cores(),
                    runner.queue().at(queue.normal(run)),
                    runner.setUp().at(setUp.normal(run)),
                    runner.download().at(download.normal(run)),
                    runner.upload().at(upload.normal(run)),
                    usual.limitSeconds(),
                    usual.atOnce());
        }
    }
}
