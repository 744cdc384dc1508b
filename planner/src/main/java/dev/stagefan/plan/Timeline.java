package dev.stagefan.plan;

import java.util.List;

/**
 * One simulated run of a plan. Times are seconds from the start of the workflow.
 *
 * @param slots one for each job, in the plan's order
 * @param makespanSeconds until the last job's end
 * @param criticalPath ids of the jobs that determine the makespan, first to last
 * @param billedMinutes sum over the jobs of their minutes, each rounded up
 * @param serialSeconds the same stages one after the other on one runner
 * @param oneRunnerSeconds the same stages on one runner, independent ones side by side, as BuildKit does
 */
public record Timeline(
        List<Slot> slots,
        double makespanSeconds,
        List<String> criticalPath,
        long billedMinutes,
        double serialSeconds,
        double oneRunnerSeconds) {
    public Timeline {
        slots = List.copyOf(slots);
        criticalPath = List.copyOf(criticalPath);
    }

    /** When a job runs: {@code startSeconds} is when its runner is asked for, {@code endSeconds} when it is done. */
    public record Slot(String job, double startSeconds, double endSeconds) {}
}
