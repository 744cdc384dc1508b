package dev.stagefan.github.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job that is over.
 *
 * <p>Its {@code started_at} is left out on purpose: it may be the time at which the job was queued
 * (github.com/actions/runner/issues/1881). The first step's start is when it ran.
 *
 * @param attempt of the workflow's run, from 1
 * @param name as GitHub shows it
 * @param conclusion as {@code success}, {@code failure} or {@code skipped}
 * @param labels what {@code runs-on} asked for
 * @param createdAt when GitHub made it, where that is known
 */
public record JobRun(
        long id,
        int attempt,
        String name,
        String conclusion,
        List<String> labels,
        @Nullable Instant createdAt,
        @Nullable Instant completedAt,
        List<StepRun> steps) {
    static final String SUCCESS = "success";
    static final String SKIPPED = "skipped";

    public JobRun {
        labels = List.copyOf(labels);
        steps = List.copyOf(steps);
    }

    boolean succeeded() {
        return conclusion.equals(SUCCESS);
    }

    /** When it began on its runner. */
    Optional<Instant> ranFrom() {
        return steps.stream().map(StepRun::startedAt).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }

    /** Its runner's label, or several in one text; empty where none is known. */
    String runner() {
        return String.join(", ", labels);
    }
}
