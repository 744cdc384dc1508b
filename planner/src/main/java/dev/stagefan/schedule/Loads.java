package dev.stagefan.schedule;

/**
 * What each job of a layout has to do.
 *
 * @param machine index of each job's machine
 * @param pullSeconds pulling what it takes from other jobs and from outside
 * @param buildSeconds building its tasks
 * @param pushSeconds pushing what it built
 * @param runSeconds all of these and setting up, waiting excluded
 * @param leastSeconds what each job runs at least, even when more units join it
 * @param needs the jobs whose results each job takes, each once
 * @param order the jobs, each after what it needs
 * @param crowded how many pairs of tasks share a job that should not
 */
record Loads(
        int[] machine,
        double[] pullSeconds,
        double[] buildSeconds,
        double[] pushSeconds,
        double[] runSeconds,
        double[] leastSeconds,
        int[][] needs,
        int[] order,
        int crowded) {

    int jobs() {
        return machine.length;
    }
}
