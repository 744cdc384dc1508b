package dev.stagefan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cost model: what a layout costs, and how it runs. Not safe for use by several threads. */
public final class Evaluator {
    private static final double SECONDS_A_MINUTE = 60;
    /** A job of exactly five minutes is billed five, whatever the last bits of its sum say. */
    private static final double ROUNDING = 1e-6;

    private final Problem problem;
    private final LoadModel model;

    public Evaluator(Problem problem) {
        this.problem = problem;
        model = new LoadModel(problem);
    }

    /** Runs the jobs as they stand, each a list of unit indexes of {@link Problem#units()}. */
    public Outcome run(List<List<Integer>> jobs) {
        return outcome(Layout.of(problem, jobs));
    }

    @Nullable
    Score score(Layout layout) {
        Loads loads = model.weigh(layout.toArray(), layout.jobs());
        return loads == null ? null : score(problem, loads, Timetable.of(problem, loads));
    }

    Outcome outcome(Layout layout) {
        Loads loads = loads(layout);
        return outcome(problem, layout, loads, Timetable.of(problem, loads));
    }

    static Outcome outcome(Problem problem, Layout layout, Loads loads, Timetable timetable) {
        Score score = score(problem, loads, timetable);
        List<Outcome.JobRun> runs = new ArrayList<>();
        for (int job = 0; job < loads.jobs(); job++) {
            runs.add(jobRun(layout, loads, timetable, job));
        }
        return new Outcome(
                runs,
                score.makespanSeconds(),
                timetable.criticalPath(),
                score.billedMinutes(),
                score.excessJobs(),
                score.overrunSeconds());
    }

    /** The critical jobs of a layout that can be. */
    List<Integer> criticalPath(Layout layout) {
        return Timetable.of(problem, loads(layout)).criticalPath();
    }

    private Loads loads(Layout layout) {
        Loads loads = model.weigh(layout.toArray(), layout.jobs());
        if (loads == null) {
            throw new IllegalArgumentException("jobs that cannot be: " + Arrays.toString(layout.toArray()));
        }
        return loads;
    }

    LoadModel model() {
        return model;
    }

    /** Whole minutes, rounded up. */
    static long billedMinutes(double seconds) {
        return (long) Math.ceil(seconds / SECONDS_A_MINUTE - ROUNDING);
    }

    private static Score score(Problem problem, Loads loads, Timetable timetable) {
        long billed = 0;
        double overrun = 0;
        double running = 0;
        for (int job = 0; job < loads.jobs(); job++) {
            double seconds = loads.runSeconds(job);
            double limit = loads.machine(job).limitSeconds();
            billed += billedMinutes(seconds);
            overrun += Math.max(0, seconds - limit);
            running += seconds;
        }
        return new Score(
                Math.max(0, loads.jobs() - problem.maxJobs()),
                loads.crowded(),
                overrun,
                timetable.makespan(),
                billed,
                running,
                timetable.endSum());
    }

    private static Outcome.JobRun jobRun(Layout layout, Loads loads, Timetable timetable, int job) {
        List<Integer> units = new ArrayList<>();
        for (int unit = 0; unit < layout.units(); unit++) {
            if (layout.job(unit) == job) {
                units.add(unit);
            }
        }
        Machine machine = loads.machine(job);
        double waiting = timetable.begin(job) - timetable.ready(job);
        return new Outcome.JobRun(
                units,
                loads.machineIndex(job),
                timetable.ready(job),
                timetable.end(job),
                waiting + machine.queueSeconds(),
                machine.setUpSeconds(),
                loads.pullSeconds(job),
                loads.buildSeconds(job),
                loads.pushSeconds(job),
                billedMinutes(loads.runSeconds(job)));
    }
}
