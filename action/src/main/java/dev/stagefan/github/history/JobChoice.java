package dev.stagefan.github.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The jobs of a run that count: each that ran to its end with success, once.
 *
 * <p>A run that is run again lists the jobs that were not run again a second time, under a new id: the one of the earlier
 * attempt counts, whose times are its own.
 */
final class JobChoice {
    private JobChoice() {}

    /** What tells a job from its copy in a later attempt. */
    private record Identity(String name, Instant ranFrom) {}

    /**
     * Chooses.
     *
     * @param leftOut is told why, for each that does not count
     */
    static List<JobRun> of(RunJobs run, LeftOut leftOut) {
        List<JobRun> counted = new ArrayList<>();
        Set<Identity> seen = new HashSet<>();
        List<JobRun> byAttempt = run.jobs().stream()
                .sorted(Comparator.comparingInt(JobRun::attempt).thenComparingLong(JobRun::id))
                .toList();
        for (JobRun job : byAttempt) {
            if (!job.succeeded()) {
                leftOut.add(reason(job));
            } else if (job.ranFrom().isEmpty()) {
                leftOut.add("without times of steps");
            } else if (seen.add(new Identity(job.name(), job.ranFrom().get()))) {
                counted.add(job);
            }
        }
        return counted;
    }

    private static String reason(JobRun job) {
        return switch (job.conclusion()) {
            case "failure" -> "failed";
            case "timed_out" -> "timed out";
            case "" -> "not over";
            default -> job.conclusion().replace('_', ' ');
        };
    }
}
