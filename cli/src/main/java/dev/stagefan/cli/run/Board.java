package dev.stagefan.cli.run;

import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.plan.HumanTime;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Timeline;
import dev.stagefan.run.JobResult;
import dev.stagefan.run.PlannedJob;
import dev.stagefan.run.Precedence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the live area of a run says: who builds what, for how long, and what is next. */
final class Board {
    private static final double MILLISECONDS = 1000;

    private final Plan plan;
    private final Clock clock;
    private final Precedence precedence;
    private final Map<String, Worker> running = new LinkedHashMap<>();
    private final Set<String> begun = new LinkedHashSet<>();
    private int ended;
    private @Nullable Instant start;

    Board(Plan plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
        this.precedence = Precedence.of(plan);
    }

    /** A builder that has a job. */
    private record Worker(String builder, Instant since, String doing) {}

    void began(Job job, String builder) {
        Instant now = clock.instant();
        if (start == null) {
            start = now;
        }
        begun.add(job.id());
        running.put(job.id(), new Worker(builder, now, ""));
    }

    void on(Job job, BuildEvent event) {
        Worker worker = running.get(job.id());
        if (worker != null && event instanceof BuildEvent.Began began) {
            running.put(job.id(), new Worker(worker.builder(), worker.since(), began.name()));
        }
    }

    void ended(Job job, JobResult result) {
        running.remove(job.id());
        ended++;
    }

    /** The lines, safe to show; none before the first job begins. */
    List<String> lines() {
        Instant began = start;
        if (began == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(Printable.line(plan.dockerfile() + ": " + (ended + done()) + " of "
                + plan.jobs().size() + " jobs are over, after " + HumanTime.of(seconds(began)) + planned()));
        int builders = width(running.values().stream().map(Worker::builder).toList());
        int jobs = width(running.keySet());
        running.forEach((job, worker) -> lines.add(Printable.line("  " + padded(worker.builder(), builders) + "  "
                + padded(job, jobs) + "  " + time(job, worker) + "  " + worker.doing())));
        next().ifPresent(next -> lines.add(Printable.line("  next: " + next)));
        return lines;
    }

    /** Jobs that were done before the run: those that others need that have begun, and did not begin themselves. */
    private long done() {
        return plan.jobs().stream()
                .filter(job -> begun.contains(job.id()))
                .flatMap(job -> job.needs().stream())
                .distinct()
                .filter(need -> !begun.contains(need))
                .count();
    }

    private String planned() {
        Timeline timeline = plan.timeline();
        return timeline == null
                ? ""
                : "; planned: " + (timeline.isLowerBound() ? "at least " : "")
                        + HumanTime.of(timeline.makespanSeconds());
    }

    private String time(String job, Worker worker) {
        String since = HumanTime.of(seconds(worker.since()));
        return PlannedJob.of(plan, job)
                .map(planned -> since + " of " + HumanTime.of(planned.runSeconds()))
                .orElse(since);
    }

    /** The job that begins next, and what it waits for. */
    private Optional<String> next() {
        List<Job> waiting = precedence.sorted(plan.jobs().stream()
                .filter(job -> !begun.contains(job.id()))
                .filter(job -> !isDone(job))
                .toList());
        return waiting.stream().findFirst().map(job -> {
            List<String> needs =
                    job.needs().stream().filter(running::containsKey).toList();
            return job.id() + (needs.isEmpty() ? "" : ", after " + String.join(", ", needs));
        });
    }

    private boolean isDone(Job job) {
        return plan.jobs().stream()
                .anyMatch(other -> begun.contains(other.id()) && other.needs().contains(job.id()));
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / MILLISECONDS;
    }

    private static int width(Iterable<String> texts) {
        int width = 0;
        for (String text : texts) {
            width = Math.max(width, text.length());
        }
        return width;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
