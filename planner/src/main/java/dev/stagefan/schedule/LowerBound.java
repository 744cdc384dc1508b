package dev.stagefan.schedule;

import java.util.Arrays;

/**
 * What every completion of a layout in which only the first units are placed must score at least.
 *
 * <p>Rests on this: placing one more unit, all of whose suppliers are placed, only adds to the jobs that are there: work,
 * pulls, layers to push. It may turn a slice into an image, which is no smaller; only the push of that slice is saved,
 * and slices are left out of {@link Loads#leastSeconds} for that reason.
 */
final class LowerBound {
    static final int UNPLACED = -1;

    private final Problem problem;
    private final int[] unitOf;
    private final double[] work;
    private final double[] leastPush;
    private final double leastOverhead;
    private final double[] pathEnd;
    private final double[] workEnd;

    LowerBound(Problem problem) {
        this.problem = problem;
        unitOf = problem.unitOf();
        int count = problem.tasks().size();
        pathEnd = new double[count];
        workEnd = new double[count];
        work = new double[count];
        leastPush = new double[count];
        leastOverhead = problem.machines().stream()
                .mapToDouble(machine -> machine.queueSeconds() + machine.setUpSeconds())
                .min()
                .orElse(0);
        double fastest = problem.machines().stream()
                .mapToDouble(Machine::upBytesPerSecond)
                .max()
                .orElseThrow();
        for (int task = 0; task < count; task++) {
            leastPush[task] = problem.tasks().get(task).layerBytes() / fastest;
            work[task] = Double.POSITIVE_INFINITY;
            for (Machine machine : problem.machines()) {
                work[task] = Math.min(work[task], LoadModel.work(problem.tasks().get(task), machine));
            }
        }
    }

    Score of(int[] jobOf, Loads loads) {
        double[] buildStart = new double[loads.jobs()];
        double[] end = new double[loads.jobs()];
        double makespan = 0;
        double running = 0;
        double endSum = 0;
        double overrun = 0;
        long billed = 0;
        for (int job : loads.order()) {
            Machine machine = loads.machine(job);
            double start = machine.queueSeconds();
            for (int need : loads.needs(job)) {
                start = Math.max(start, end[need] + machine.queueSeconds());
            }
            double least = loads.leastSeconds(job);
            buildStart[job] = start + machine.setUpSeconds() + loads.pullSeconds(job);
            end[job] = start + least;
            makespan = Math.max(makespan, end[job]);
            running += least;
            endSum += end[job];
            overrun += Math.max(0, least - machine.limitSeconds());
            billed += Evaluator.billedMinutes(least);
        }
        makespan = Math.max(makespan, unplacedMakespan(jobOf, loads, buildStart, end));
        running += unplacedWork(jobOf);
        return new Score(
                Math.max(0, loads.jobs() - problem.maxJobs()),
                loads.crowded(),
                overrun,
                makespan,
                Math.max(billed, Evaluator.billedMinutes(running)),
                running,
                endSum);
    }

    private double unplacedWork(int[] jobOf) {
        double sum = 0;
        for (int task = 0; task < work.length; task++) {
            sum += jobOf[unitOf[task]] == UNPLACED ? work[task] : 0;
        }
        return sum;
    }

    /**
     * Follows two bounds through the tasks: nothing is done before what it consumes ({@code pathEnd}), and the job that
     * builds it is done with building only after the work of all it holds ({@code workEnd}).
     */
    private double unplacedMakespan(int[] jobOf, Loads loads, double[] buildStart, double[] end) {
        double[] workDone = workDone(jobOf, loads, buildStart);
        double latest = 0;
        for (int task = 0; task < work.length; task++) {
            int job = jobOf[unitOf[task]];
            Task what = problem.tasks().get(task);
            double path = job == UNPLACED ? 0 : buildStart[job];
            for (Task.Supply supply : what.supplies()) {
                path = Math.max(path, pathEnd[supply.task()]);
            }
            pathEnd[task] = path + what.seconds();
            workEnd[task] =
                    job == UNPLACED ? work[task] + soonestWork(what, jobOf, buildStart, workDone, end) : workDone[job];
            latest = Math.max(latest, Math.max(pathEnd[task], workEnd[task]) + leastPush[task]);
        }
        return latest;
    }

    /** When each job is done with the work of the tasks that it holds so far. */
    private double[] workDone(int[] jobOf, Loads loads, double[] buildStart) {
        double[] done = Arrays.copyOf(buildStart, loads.jobs());
        for (int task = 0; task < work.length; task++) {
            int job = jobOf[unitOf[task]];
            if (job != UNPLACED) {
                done[job] += work[task];
            }
        }
        return done;
    }

    /**
     * When an unplaced task's own work can begin at the soonest, counting its job's other work as done before: it joins a
     * job that supplies it, which must then wait for the other jobs that supply it, or it waits for all of them elsewhere.
     */
    private double soonestWork(Task what, int[] jobOf, double[] buildStart, double[] workDone, double[] end) {
        double sooner = 0;
        int last = UNPLACED;
        double secondLast = 0;
        for (Task.Supply supply : what.supplies()) {
            int job = jobOf[unitOf[supply.task()]];
            sooner = Math.max(sooner, workEnd[supply.task()]);
            if (job == UNPLACED || job == last) {
                continue;
            }
            if (last == UNPLACED || end[job] > end[last]) {
                secondLast = last == UNPLACED ? 0 : end[last];
                last = job;
            } else {
                secondLast = Math.max(secondLast, end[job]);
            }
        }
        if (last == UNPLACED) {
            return sooner;
        }
        double soonest = end[last] + leastOverhead;
        for (Task.Supply supply : what.supplies()) {
            int job = jobOf[unitOf[supply.task()]];
            if (job != UNPLACED) {
                double others = job == last ? secondLast : end[last];
                double delay = Math.max(0, others + leastOverhead - buildStart[job]);
                soonest = Math.min(soonest, workDone[job] + delay);
            }
        }
        return Math.max(sooner, soonest);
    }
}
