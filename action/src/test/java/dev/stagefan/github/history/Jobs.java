package dev.stagefan.github.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes jobs; times are seconds from a start. */
final class Jobs {
    private static final Instant START = Instant.parse("2026-11-20T02:00:00Z");

    private long nextId = 1;

    /** A job that succeeded in attempt 1. */
    JobRun job(String name, int created, int ranFrom, int ended, StepRun... more) {
        return job(name, 1, "success", created, ranFrom, ended, more);
    }

    JobRun job(String name, int attempt, String conclusion, int created, int ranFrom, int ended, StepRun... more) {
        List<StepRun> steps = new ArrayList<>();
        steps.add(step("Set up job", ranFrom, ranFrom + 1));
        steps.addAll(List.of(more));
        return new JobRun(nextId++, attempt, name, conclusion, List.of("ubuntu-24.04"), at(created), at(ended), steps);
    }

    /** A job that did not run. */
    JobRun skipped(String name, int at) {
        return new JobRun(nextId++, 1, name, "skipped", List.of(), at(at), at(at), List.of());
    }

    static StepRun step(String name, int from, int to) {
        return new StepRun(name, "success", at(from), at(to));
    }

    static RunJobs run(JobRun... jobs) {
        return new RunJobs(8, 3, 1, List.of(jobs));
    }

    static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
