package dev.stagefan.estimate;

import dev.stagefan.schedule.Exports;
import dev.stagefan.schedule.Outcome;
import dev.stagefan.schedule.Rehearsal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Simulated runs of one way of putting stages into jobs.
 *
 * @param outcomes one a run; jobs are numbered as the rehearsal numbers them
 */
record Simulation(Rehearsal rehearsal, List<Luck> luck, Exports exports, List<Outcome> outcomes) {
    Simulation {
        outcomes = List.copyOf(outcomes);
    }

    static Simulation of(Rehearsal rehearsal, Chances chances, EstimateOptions options) {
        Exports exports = options.parallelExport() ? Exports.AT_THE_SAME_TIME : Exports.IN_TURN;
        return run(rehearsal, chances.of(rehearsal, options.runs()), exports);
    }

    private static Simulation run(Rehearsal rehearsal, List<Luck> luck, Exports exports) {
        return new Simulation(
                rehearsal,
                luck,
                exports,
                luck.stream().map(run -> run.run(rehearsal, exports)).toList());
    }

    /** The same runs, with a task that takes another share of its time. */
    Simulation with(int task, double share) {
        return run(rehearsal, luck.stream().map(run -> run.with(task, share)).toList(), exports);
    }

    /** The same runs of the same jobs, where something else about them is different. */
    Simulation of(Rehearsal same) {
        return run(same, luck, exports);
    }

    Distribution makespan() {
        return new Distribution(outcomes.stream().map(Outcome::makespanSeconds).toList());
    }

    /** The mean over all runs. */
    double billedMinutes() {
        return outcomes.stream().mapToLong(Outcome::billedMinutes).average().orElseThrow();
    }

    /** The longest chain of stages with no overhead at all. */
    Distribution longestChain() {
        return new Distribution(
                luck.stream().map(run -> rehearsal.longestChain(run.seconds())).toList());
    }

    /** Index of the run in the middle: one whose makespan is the median. */
    int middle() {
        double median = makespan().p50();
        return IntStream.range(0, outcomes.size())
                .filter(run -> outcomes.get(run).makespanSeconds() == median)
                .findFirst()
                .orElseThrow();
    }
}
