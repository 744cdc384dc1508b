package dev.stagefan.schedule;

import java.util.List;

/**
 * How a way of putting tasks into jobs runs. Times are seconds.
 *
 * @param jobs numbered by the first unit they hold
 * @param makespanSeconds from the start until the last job's end
 * @param criticalPath the jobs that determine the makespan, first to last
 * @param billedMinutes sum over the jobs of their minutes, each rounded up
 * @param excessJobs how many jobs there are beyond the most allowed
 * @param overrunSeconds by how much jobs run longer than their machine allows, in sum
 */
public record Outcome(
        List<JobRun> jobs,
        double makespanSeconds,
        List<Integer> criticalPath,
        long billedMinutes,
        int excessJobs,
        double overrunSeconds) {
    public Outcome {
        jobs = List.copyOf(jobs);
        criticalPath = List.copyOf(criticalPath);
    }

    /**
     * One job.
     *
     * @param units what it builds, indexes of {@link Problem#units()}, ascending
     * @param machine index of its machine
     * @param startSeconds when its machine is asked for
     * @param endSeconds when it is done
     * @param queueSeconds waiting for the machine
     * @param billedMinutes its minutes, rounded up, waiting excluded
     */
    public record JobRun(
            List<Integer> units,
            int machine,
            double startSeconds,
            double endSeconds,
            double queueSeconds,
            double setUpSeconds,
            double pullSeconds,
            double buildSeconds,
            double pushSeconds,
            long billedMinutes) {
        public JobRun {
            units = List.copyOf(units);
        }

        /** The same job where building takes so many seconds. */
        public JobRun building(double seconds) {
            double run = setUpSeconds + pullSeconds + seconds + pushSeconds;
            return new JobRun(
                    units,
                    machine,
                    startSeconds,
                    startSeconds + queueSeconds + run,
                    queueSeconds,
                    setUpSeconds,
                    pullSeconds,
                    seconds,
                    pushSeconds,
                    Evaluator.billedMinutes(run));
        }

        /** How long it runs, waiting excluded. */
        public double runSeconds() {
            return setUpSeconds + pullSeconds + buildSeconds + pushSeconds;
        }
    }
}
