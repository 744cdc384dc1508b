package dev.stagefan.github.history;

import java.util.List;

/**
 * A workflow's run and its jobs.
 *
 * @param id by which the API knows it
 * @param number by which people know it
 * @param attempt how often it was run
 * @param jobs of all attempts
 */
public record RunJobs(long id, long number, long attempt, List<JobRun> jobs) {
    public RunJobs {
        jobs = List.copyOf(jobs);
    }
}
