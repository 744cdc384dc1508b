package dev.stagefan.plan;

import java.util.List;

/**
 * One simulated run of a plan. Times are seconds from the start of the workflow, in whole milliseconds.
 *
 * @param slots one for each job, in the plan's order
 * @param makespanSeconds until the last job's end
 * @param criticalPath ids of the jobs that determine the makespan, first to last
 * @param billedMinutes sum over the jobs of their minutes, each rounded up
 * @param price what the billed minutes cost at the runners' prices, in US dollars
 * @param serialSeconds the same stages one after the other on one runner
 * @param oneRunnerSeconds the same stages on one runner, independent ones side by side, as BuildKit does
 * @param stages how long each planned stage was taken to last, ascending by stage
 * @param unknown labels of the stages with a RUN whose duration nobody gave, in file order: they count as nothing, so
 *     that where there are any every number here is a lower bound
 */
public record Timeline(
        List<Slot> slots,
        double makespanSeconds,
        List<String> criticalPath,
        long billedMinutes,
        double price,
        double serialSeconds,
        double oneRunnerSeconds,
        List<StageTime> stages,
        List<String> unknown) {
    public Timeline {
        slots = List.copyOf(slots);
        criticalPath = List.copyOf(criticalPath);
        stages = List.copyOf(stages);
        unknown = List.copyOf(unknown);
    }

    /** Whether every number is a lower bound, because the duration of some stage is unknown. */
    public boolean isLowerBound() {
        return !unknown.isEmpty();
    }

    /**
     * When a job runs.
     *
     * @param job its id
     * @param startSeconds when its runner is asked for
     * @param endSeconds when it is done
     * @param parts what the time goes into, in order; but for rounding they add up to {@code endSeconds - startSeconds}
     */
    public record Slot(String job, double startSeconds, double endSeconds, List<Part> parts) {
        public Slot {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A part of a job's time.
     *
     * @param name as {@code queue}, {@code set-up}, {@code pull}, {@code build} or {@code push}
     * @param seconds its length
     * @param source what the number rests on, as {@code given} or {@code assumed}
     */
    public record Part(String name, double seconds, String source) {}

    /**
     * How long a stage was taken to last.
     *
     * @param stage its index
     * @param label its name, or {@code stage-INDEX}
     * @param seconds its duration with a runner of its own; 0 for an unknown one
     * @param source what the number rests on, as {@code given}, {@code median of 5 samples}, {@code assumed} or
     *     {@code unknown}
     */
    public record StageTime(int stage, String label, double seconds, String source) {}
}
