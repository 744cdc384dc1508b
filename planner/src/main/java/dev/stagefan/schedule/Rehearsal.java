package dev.stagefan.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A way of putting tasks into jobs that is run again and again, each time under other conditions: the same cost model as
 * {@link Evaluator}, with other durations and other machines. Not safe for use by several threads.
 */
public final class Rehearsal {
    private final Problem problem;
    private final Layout layout;
    private final Loads usual;
    private final double[] seconds;
    private final double[] priority;

    private Rehearsal(Problem problem, Layout layout, Loads usual) {
        this.problem = problem;
        this.layout = layout;
        this.usual = usual;
        seconds = problem.tasks().stream().mapToDouble(Task::seconds).toArray();
        priority = Timetable.waysToTheEnd(usual);
    }

    /**
     * Prepares a way.
     *
     * @param jobs each a list of unit indexes of {@link Problem#units()}
     * @return empty where it cannot be: jobs would need each other in a circle, a task would run on a machine that it must
     *     not run on, or an isolated unit would have company
     */
    public static Optional<Rehearsal> of(Problem problem, List<List<Integer>> jobs) {
        Layout layout = Layout.of(problem, jobs);
        Loads usual = new LoadModel(problem).weigh(layout.toArray(), layout.jobs());
        return usual == null ? Optional.empty() : Optional.of(new Rehearsal(problem, layout, usual));
    }

    public Problem problem() {
        return problem;
    }

    /** How many jobs there are: numbered by the first unit they hold, as in {@link Outcome}. */
    public int jobs() {
        return usual.jobs();
    }

    /** The job of a unit. */
    public int job(int unit) {
        return layout.job(unit);
    }

    /** The tasks of a job, ascending. */
    public List<Integer> tasks(int job) {
        return Arrays.stream(usual.members(job)).boxed().toList();
    }

    /** What a job usually runs on. */
    public Machine machine(int job) {
        return usual.machine(job);
    }

    /** Index of a job's machine in {@link Problem#machines()}. */
    public int machineIndex(int job) {
        return usual.machineIndex(job);
    }

    /** The jobs whose results a job takes. */
    public List<Integer> needs(int job) {
        return Arrays.stream(usual.needs(job)).boxed().toList();
    }

    /** Seconds of each task as the problem has them. */
    public double[] usualSeconds() {
        return seconds.clone();
    }

    /** The run in which nothing is different from what the problem says. */
    public Outcome usual() {
        return Evaluator.outcome(problem, layout, usual, Timetable.of(problem, usual, priority));
    }

    /**
     * One run. Where machines are short, the job goes first that usually has the longest way to the end: what is drawn for
     * this run is not known beforehand.
     *
     * @param seconds of each task
     * @param machines of each job: its cores and limits are the usual ones
     */
    public Outcome run(double[] seconds, List<Machine> machines, Exports exports) {
        Loads loads = usual.under(problem.tasks(), seconds, machines, exports);
        return Evaluator.outcome(problem, layout, loads, Timetable.of(problem, loads, priority));
    }

    /**
     * When each task of a job runs, in seconds from the start of its building.
     *
     * @return in the order of {@link #tasks}
     */
    public List<Span> spans(int job, double[] seconds) {
        return Sharing.spans(
                problem.tasks(), seconds, usual.members(job), usual.machine(job).cores());
    }

    /** The longest chain of tasks, each of which consumes the one before, with nothing between them. */
    public double longestChain(double[] seconds) {
        double[] end = new double[seconds.length];
        double longest = 0;
        for (int task = 0; task < end.length; task++) {
            double ready = 0;
            for (Task.Supply supply : problem.tasks().get(task).supplies()) {
                ready = Math.max(ready, end[supply.task()]);
            }
            end[task] = ready + seconds[task];
            longest = Math.max(longest, end[task]);
        }
        return longest;
    }

    /** From when to when a task runs. */
    public record Span(int task, double startSeconds, double endSeconds) {}
}
