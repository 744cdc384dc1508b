package dev.stagefan.github.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long jobs waited for their runners: from the time at which a job could have run (it was made, and what it needs was
 * over) to its first step.
 *
 * @param run all of its jobs, those that do not count too
 * @param needs what is known of which job needs which
 */
record QueueTimes(RunJobs run, Needs needs) {
    /** Seconds, or empty where it is not known how much of the wait was for other jobs. */
    Optional<Double> seconds(JobRun job) {
        Instant created = job.createdAt();
        Instant ranFrom = job.ranFrom().orElseThrow();
        if (created == null) {
            return Optional.empty();
        }
        @Nullable
        Instant needed = needs.of(job, run.jobs())
                .map(jobs -> lastEnd(jobs, Instant.MIN, ranFrom).orElse(Instant.MIN))
                .orElse(null);
        if (needed == null && lastEnd(others(job), created, ranFrom).isPresent()) {
            // A job that ended in between may be one that this one needs, or not.
            return Optional.empty();
        }
        Instant ready = needed != null && needed.isAfter(created) ? needed : created;
        return Optional.of(Math.max(0, Duration.between(ready, ranFrom).toMillis() / 1000.0));
    }

    private List<JobRun> others(JobRun job) {
        return run.jobs().stream().filter(other -> other.id() != job.id()).toList();
    }

    /** The last end of a job that ran, after the one time and not after the other. */
    private static Optional<Instant> lastEnd(List<JobRun> jobs, Instant after, Instant notAfter) {
        return jobs.stream()
                .filter(job -> job.ranFrom().isPresent())
                .map(JobRun::completedAt)
                .filter(Objects::nonNull)
                .filter(end -> end.isAfter(after) && !end.isAfter(notAfter))
                .max(Comparator.naturalOrder());
    }
}
