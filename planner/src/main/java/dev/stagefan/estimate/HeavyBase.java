package dev.stagefan.estimate;

import dev.stagefan.fleet.Runner;
import dev.stagefan.plan.HumanTime;
import dev.stagefan.schedule.Outcome.JobRun;
import dev.stagefan.schedule.Problem;
import dev.stagefan.schedule.Rehearsal;
import dev.stagefan.schedule.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is built on weighs so much that pulling it makes the run longer by a twentieth or more. */
final class HeavyBase {
    static final String KIND = "base-pull";
    private static final double WORTH_SAYING = 0.05;

    private final Situation situation;

    private HeavyBase(Situation situation) {
        this.situation = situation;
    }

    static List<Advice> advice(Situation situation) {
        HeavyBase bases = new HeavyBase(situation);
        List<Advice> advice = new ArrayList<>();
        Problem problem = situation.runs().model().problem();
        for (int image = 0; image < problem.imageBytes().size(); image++) {
            bases.ofImage(image).ifPresent(advice::add);
        }
        for (int task = 0; task < problem.tasks().size(); task++) {
            if (isBase(problem, task)) {
                bases.ofStage(task).ifPresent(advice::add);
            }
        }
        return advice;
    }

    private static boolean isBase(Problem problem, int task) {
        return problem.tasks().stream().anyMatch(other -> other.parent() == task);
    }

    private Optional<Advice> ofImage(int image) {
        Problem problem = situation.runs().model().problem();
        List<Long> bytes = new ArrayList<>(problem.imageBytes());
        long size = bytes.set(image, 0L);
        String reference = situation.runs().model().images().get(image);
        return advice(
                new Problem(
                        problem.tasks(),
                        bytes,
                        problem.machines(),
                        problem.units(),
                        problem.isolated(),
                        problem.maxJobs(),
                        problem.atOnce()),
                reference,
                size,
                "a smaller base image, or a runner that has it, would save that.");
    }

    private Optional<Advice> ofStage(int task) {
        Problem problem = situation.runs().model().problem();
        List<Task> tasks = new ArrayList<>(problem.tasks());
        Task heavy = tasks.get(task);
        tasks.set(task, heavy.withLayerBytes(0));
        return advice(
                new Problem(
                        tasks,
                        problem.imageBytes(),
                        problem.machines(),
                        problem.units(),
                        problem.isolated(),
                        problem.maxJobs(),
                        problem.atOnce()),
                situation.label(task),
                heavy.layerBytes(),
                "less in its layers would save the most of that.");
    }

    private Optional<Advice> advice(Problem without, String subject, long bytes, String help) {
        Rehearsal rehearsal =
                Rehearsal.of(without, situation.runs().model().jobs()).orElseThrow();
        Simulation other = situation.simulation().of(rehearsal);
        double gain = situation.gain(other);
        if (gain < WORTH_SAYING * situation.medianSeconds()) {
            return Optional.empty();
        }
        int middle = situation.simulation().middle();
        List<JobRun> before = situation.simulation().outcomes().get(middle).jobs();
        List<JobRun> after = other.outcomes().get(middle).jobs();
        int pulling = 0;
        for (int job = 0; job < before.size(); job++) {
            if (after.get(job).pullSeconds() < before.get(job).pullSeconds()) {
                pulling++;
            }
        }
        Runner runner = situation.runs().model().runners().get(0);
        return Optional.of(new Advice(
                KIND,
                subject,
                subject + " has " + Sizes.text((double) bytes) + " to be pulled: "
                        + HumanTime.of(bytes / runner.downBytesPerSecond())
                        + (pulling == 1 ? " in one job" : " in each of " + pulling + " jobs") + ", "
                        + HumanTime.of(gain) + " of the run's " + HumanTime.of(situation.medianSeconds()) + "; " + help,
                gain));
    }
}
