package dev.stagefan.schedule;

/** What each job of a layout has to do. */
final class Loads {
    private final Machine[] kinds;
    private final int[] machines;
    private final int[][] needs;
    private final int[] order;
    private final int crowded;
    private final double[] pull;
    private final double[] build;
    private final double[] push;
    private final double[] least;

    Loads(Problem problem, int[] machines, int[][] needs, int[] order, int crowded) {
        this.machines = machines;
        this.needs = needs;
        this.order = order;
        this.crowded = crowded;
        kinds = new Machine[machines.length];
        for (int job = 0; job < machines.length; job++) {
            kinds[job] = problem.machines().get(machines[job]);
        }
        pull = new double[machines.length];
        build = new double[machines.length];
        push = new double[machines.length];
        least = new double[machines.length];
    }

    /**
     * Settles one job.
     *
     * @param leastBuildAndPush what building and pushing take at least, even when more tasks join the job
     */
    void set(int job, double pullSeconds, double buildSeconds, double pushSeconds, double leastBuildAndPush) {
        pull[job] = pullSeconds;
        build[job] = buildSeconds;
        push[job] = pushSeconds;
        least[job] = kinds[job].setUpSeconds() + pullSeconds + leastBuildAndPush;
    }

    int jobs() {
        return machines.length;
    }

    /** Index of a job's machine. */
    int machineIndex(int job) {
        return machines[job];
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
