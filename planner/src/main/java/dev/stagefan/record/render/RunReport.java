package dev.stagefan.record.render;

import dev.stagefan.estimate.Sizes;
import dev.stagefan.estimate.render.Markdown;
import dev.stagefan.plan.HumanTime;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Timeline;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.render.JobOutcome.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the jobs of a plan did beside what was planned, as GitHub-flavoured Markdown with a Mermaid chart, for a job summary.
 * Times are those of the agent: a record knows nothing of the wait for a runner and of its set-up, so that those of the plan
 * are left out, too.
 */
public final class RunReport {
    private static final String UNKNOWN = "–";

    private final Plan plan;
    private final List<JobOutcome> jobs;
    private final int strangers;
    private final List<String> warnings;
    private final StringBuilder text = new StringBuilder();

    private RunReport(ReportRequest request, JobOutcomes outcomes) {
        plan = request.plan();
        jobs = outcomes.all();
        strangers = outcomes.strangers();
        warnings = request.warnings();
    }

    /** The report, with a line feed at its end. */
    public static String markdown(ReportRequest request) {
        RunReport report = new RunReport(request, JobOutcomes.of(request));
        report.heading();
        report.failures();
        report.warnings();
        report.table();
        report.exceeded();
        report.missing();
        report.chart();
        return report.text.toString();
    }

    private void heading() {
        long failed = count(JobOutcome::failed);
        long reused = count(JobOutcome::reused);
        long done = count(job -> outcome(job) == JobRecord.Outcome.SUCCEEDED) + reused;
        String mark = failed > 0 ? "❌" : done == jobs.size() ? "✅" : "❔";
        text.append("### ").append(mark).append(' ');
        text.append(done == jobs.size() ? (done == 1 ? "1" : "All " + done) : done + " of " + jobs.size())
                .append(jobs.size() == 1 ? " job" : " jobs")
                .append(" done");
        if (reused > 0) {
            text.append(" (").append(reused).append(" reused)");
        }
        Double took = tookSeconds();
        if (took != null) {
            text.append(" in ").append(HumanTime.of(took));
        }
        Double planned = plannedSeconds();
        if (planned != null) {
            text.append("; planned: ").append(atLeast()).append(HumanTime.of(planned));
        }
        text.append("\n\n").append(Markdown.name(plan.dockerfile())).append('\n');
    }

    private void failures() {
        list("What failed", job -> outcome(job) == JobRecord.Outcome.FAILED, job -> {
            String failure = job.record() == null ? null : job.record().failure();
            return failure == null ? "it does not say why" : Markdown.text(failure);
        });
    }

    private void warnings() {
        if (!warnings.isEmpty()) {
            text.append("\n#### Warnings\n\n");
            warnings.forEach(
                    warning -> text.append("- ").append(Markdown.text(warning)).append('\n'));
        }
    }

    private void table() {
        text.append('\n')
                .append(Markdown.head(
                        "job", "runner", "ended", ">planned", ">took", ">pulled", ">pushed", ">cached steps"));
        for (JobOutcome job : jobs) {
            JobOutcome.Cached cached = job.cached();
            Double took = job.tookSeconds();
            text.append(Markdown.row(List.of(
                    Markdown.name(job.job().id()),
                    Markdown.text(job.job().runner()),
                    ended(job),
                    job.planned() == null ? UNKNOWN : HumanTime.of(job.planned().seconds()),
                    took == null ? UNKNOWN : HumanTime.of(took),
                    size(job.pulledBytes()),
                    size(job.pushedBytes()),
                    cached.all() == 0 ? UNKNOWN : cached.cached() + " of " + cached.all())));
        }
        text.append("\nWaiting for a runner and setting it up are left out, planned and real.\n");
    }

    private void exceeded() {
        list(
                "What took much longer than planned",
                JobOutcome::exceedsPlan,
                job -> HumanTime.of(
                                Objects.requireNonNull(job.tookSeconds(), "only jobs with a record exceed their plan"))
                        + "; planned: "
                        + HumanTime.of(Objects.requireNonNull(job.planned(), "likewise")
                                .seconds()));
    }

    private void missing() {
        list(
                "What left no record",
                job -> job.record() == null && !job.reused(),
                job -> "it did not run, or ended before the agent did");
        if (strangers > 0) {
            text.append('\n')
                    .append(
                            strangers == 1
                                    ? "1 record is of another plan and counts"
                                    : strangers + " records are of another plan and count")
                    .append(" for nothing here.\n");
        }
        Timeline timeline = plan.timeline();
        if (timeline != null && timeline.isLowerBound()) {
            text.append("\nThe plan does not know how long these stages take, and counts them as nothing: ")
                    .append(timeline.unknown().stream().map(Markdown::name).collect(Collectors.joining(", ")))
                    .append(".\n");
        }
    }

    private void chart() {
        String chart = RunGantt.of(jobs);
        if (!chart.isEmpty()) {
            text.append("\n#### When each job was at work\n\n").append(chart);
        }
    }

    private void list(String heading, Predicate<JobOutcome> which, Function<JobOutcome, String> what) {
        List<String> lines = new ArrayList<>();
        jobs.stream()
                .filter(which)
                .forEach(job -> lines.add("- " + Markdown.name(job.job().id()) + ": " + what.apply(job) + "\n"));
        if (!lines.isEmpty()) {
            text.append("\n#### ").append(heading).append("\n\n");
            lines.forEach(text::append);
        }
    }

    private long count(Predicate<JobOutcome> which) {
        return jobs.stream().filter(which).count();
    }

    private static JobRecord.@Nullable Outcome outcome(JobOutcome job) {
        return job.record() == null ? null : job.record().outcome();
    }

    private static String ended(JobOutcome job) {
        JobRecord.Outcome outcome = outcome(job);
        if (outcome == null) {
            return job.reused() ? "♻️ reused" : "no record";
        }
        return switch (outcome) {
            case SUCCEEDED -> "✅ done";
            case FAILED -> "❌ failed";
            case CANCELLED -> "cancelled";
        };
    }

    private static String size(@Nullable Long bytes) {
        return bytes == null ? UNKNOWN : Sizes.text(bytes);
    }

    private String atLeast() {
        Timeline timeline = plan.timeline();
        return timeline != null && timeline.isLowerBound() ? "at least " : "";
    }

    /** From the first job's begin to the last one's end; null without records. */
    private @Nullable Double tookSeconds() {
        List<JobRecord> records =
                jobs.stream().map(JobOutcome::record).filter(Objects::nonNull).toList();
        Instant start = records.stream()
                .map(JobRecord::startedAt)
                .min(Instant::compareTo)
                .orElse(null);
        Instant end =
                records.stream().map(JobRecord::endedAt).max(Instant::compareTo).orElse(null);
        return start == null || end == null
                ? null
                : Double.valueOf(Duration.between(start, end).toMillis() / 1000.0);
    }

    private @Nullable Double plannedSeconds() {
        List<Span> spans =
                jobs.stream().map(JobOutcome::planned).filter(Objects::nonNull).toList();
        if (spans.isEmpty()) {
            return null;
        }
        double start = spans.stream().mapToDouble(Span::startSeconds).min().orElse(0);
        return spans.stream().mapToDouble(Span::endSeconds).max().orElse(0) - start;
    }
}
