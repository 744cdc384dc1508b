package dev.stagefan.schedule;

import java.util.List;

/** What each job of a layout has to do. */
final class Loads {
    private final Machine[] kinds;
    private final int[] machines;
    private final int[][] members;
    private final int[][] needs;
    private final int[] order;
    private final int crowded;
    private final double[] pulled;
    private final double[] pushed;
    private final double[] shared;
    private final double[] pull;
    private final double[] build;
    private final double[] push;
    private final double[] least;

    Loads(Problem problem, int[] machines, int[][] members, int[][] needs, int[] order, int crowded) {
        this.machines = machines;
        this.members = members;
        this.needs = needs;
        this.order = order;
        this.crowded = crowded;
        int jobs = machines.length;
        kinds = new Machine[jobs];
        for (int job = 0; job < jobs; job++) {
            kinds[job] = problem.machines().get(machines[job]);
        }
        pulled = new double[jobs];
        pushed = new double[jobs];
        shared = new double[jobs];
        pull = new double[jobs];
        build = new double[jobs];
        push = new double[jobs];
        least = new double[jobs];
    }

    /** The same jobs on other machines, which have less or more to do. */
    private Loads(Loads usual, Machine[] kinds) {
        this.kinds = kinds;
        machines = usual.machines;
        members = usual.members;
        needs = usual.needs;
        order = usual.order;
        crowded = usual.crowded;
        pulled = usual.pulled;
        pushed = usual.pushed;
        shared = usual.shared;
        least = usual.least;
        pull = new double[kinds.length];
        build = new double[kinds.length];
        push = new double[kinds.length];
    }

    /**
     * Settles one job.
     *
     * @param pullBytes what it takes from other jobs and from outside
     * @param pushBytes all that it pushes, each layer once
     * @param sharedBytes of those the layers that are in an image as well as in the cache
     * @param leastBuildAndPush what building and pushing take at least, even when more tasks join the job
     */
    void set(
            int job,
            double pullBytes,
            double buildSeconds,
            double pushBytes,
            double sharedBytes,
            double leastBuildAndPush) {
        pulled[job] = pullBytes;
        pushed[job] = pushBytes;
        shared[job] = sharedBytes;
        settle(job, buildSeconds, Exports.IN_TURN);
        least[job] = kinds[job].setUpSeconds() + pull[job] + leastBuildAndPush;
    }

    /** The same jobs under other conditions. */
    Loads under(List<Task> tasks, double[] seconds, List<Machine> drawn, Exports exports) {
        Loads loads = new Loads(this, drawn.toArray(Machine[]::new));
        for (int job = 0; job < members.length; job++) {
            loads.settle(
                    job,
                    Sharing.seconds(tasks, seconds, members[job], drawn.get(job).cores()),
                    exports);
        }
        return loads;
    }

    private void settle(int job, double buildSeconds, Exports exports) {
        pull[job] = pulled[job] / kinds[job].downBytesPerSecond();
        build[job] = buildSeconds;
        push[job] = exports.sent(pushed[job], shared[job]) / kinds[job].upBytesPerSecond();
    }

    int jobs() {
        return machines.length;
    }

    /** Index of a job's machine. */
    int machineIndex(int job) {
        return machines[job];
    }

    /** The tasks of a job, ascending. */
    int[] members(int job) {
        return members[job];
    }

    Machine machine(int job) {
        return kinds[job];
    }

    /** Seconds for what it takes from other jobs and from outside. */
    double pullSeconds(int job) {
        return pull[job];
    }

    double buildSeconds(int job) {
        return build[job];
    }

    double pushSeconds(int job) {
        return push[job];
    }

    /** Setting up, pulling, building and pushing; waiting excluded. */
    double runSeconds(int job) {
        return kinds[job].setUpSeconds() + pull[job] + build[job] + push[job];
    }

    /** What it runs at least, even when more tasks join it. */
    double leastSeconds(int job) {
        return least[job];
    }

    /** The jobs whose results it takes, each once. */
    int[] needs(int job) {
        return needs[job];
    }

    /** The jobs that take its results, for every job. */
    int[][] consumers() {
        return Order.consumers(needs);
    }

    /** The jobs, each after what it needs. */
    int[] order() {
        return order;
    }

    /** How many pairs of tasks share a job that should not. */
    int crowded() {
        return crowded;
    }
}
