package dev.stagefan.estimate;

import java.util.List;

/**
 * One way to build, over all simulated runs.
 *
 * @param makespan from the start to the end of all of it
 * @param billedMinutes of the run in the middle: each job's minutes rounded up, queue left out
 * @param price of those minutes, in US dollars
 * @param costs those minutes and dollars by runner label, in the order of the jobs
 * @param bars what runs when in the run in the middle: a bar a job for a plan, a bar a stage for one runner
 */
public record Scenario(
        Distribution makespan, long billedMinutes, double price, List<RunnerCost> costs, List<Bar> bars) {
    public Scenario {
        costs = List.copyOf(costs);
        bars = List.copyOf(bars);
    }

    /** What one kind of runner costs. */
    public record RunnerCost(String runner, long billedMinutes, double price) {}

    /**
     * A bar of the Gantt chart. Seconds count from the start of the run.
     *
     * @param label a job's id or a stage's label
     * @param parts what the time goes into, in order, without gaps
     */
    public record Bar(String label, double startSeconds, double endSeconds, List<Part> parts) {
        public Bar {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a bar. */
    public record Part(Activity activity, double seconds) {}

    /** What a runner does. */
    public enum Activity {
        QUEUE,
        SET_UP,
        PULL,
        BUILD,
        PUSH
    }
}
