package dev.stagefan.estimate;

/**
 * One job of the plan over all simulated runs.
 *
 * @param job its id
 * @param runner label of its runner
 * @param start when its runner is asked for
 * @param end when it is done
 * @param run how long it runs, queue left out: what its time limit counts
 * @param timeoutMinutes its time limit
 * @param overTimeout the share of runs in which it exceeds its time limit, 0 to 1
 * @param overRunnerLimit the share of runs in which it exceeds what its runner allows, 0 to 1
 * @param critical the share of runs in which it is on the critical path, 0 to 1
 */
public record JobEstimate(
        String job,
        String runner,
        Distribution start,
        Distribution end,
        Distribution run,
        int timeoutMinutes,
        double overTimeout,
        double overRunnerLimit,
        double critical) {}
