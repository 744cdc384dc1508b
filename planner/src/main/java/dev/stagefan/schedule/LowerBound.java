package dev.stagefan.schedule;

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
    private final double[] pathEnd;
    private final double[] workEnd;

    LowerBound(Problem problem) {
        this.problem = problem;
        unitOf = problem.unitOf();
        int count = problem.tasks().size();
        pathEnd = new double[count];
        workEnd = new double[count];
        work = new double[count];
        for (int task = 0; task < count; task++) {
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
        makespan = Math.max(makespan, unplacedMakespan(jobOf, loads, buildStart));
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
     * builds it is done with building only after the work of all it holds ({@code workEnd}; a consumer either joins that
     * job and adds its work, or starts when that job has ended).
     */
    private double unplacedMakespan(int[] jobOf, Loads loads, double[] buildStart) {
        double[] jobWork = new double[loads.jobs()];
        for (int task = 0; task < work.length; task++) {
            int job = jobOf[unitOf[task]];
            if (job != UNPLACED) {
                jobWork[job] += work[task];
            }
        }
        double latest = 0;
        for (int task = 0; task < work.length; task++) {
            int job = jobOf[unitOf[task]];
            double path = job == UNPLACED ? 0 : buildStart[job];
            double load = job == UNPLACED ? work[task] : buildStart[job] + jobWork[job];
            for (Task.Supply supply : problem.tasks().get(task).supplies()) {
                path = Math.max(path, pathEnd[supply.task()]);
                if (job == UNPLACED) {
                    load = Math.max(load, workEnd[supply.task()] + work[task]);
                }
            }
            pathEnd[task] = path + problem.tasks().get(task).seconds();
            workEnd[task] = load;
            latest = Math.max(latest, Math.max(pathEnd[task], load));
        }
        return latest;
    }
}
