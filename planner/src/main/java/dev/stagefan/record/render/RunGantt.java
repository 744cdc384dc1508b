package dev.stagefan.record.render;

import dev.stagefan.estimate.render.DiagramText;
import dev.stagefan.plan.HumanTime;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.render.JobOutcome.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Mermaid chart in which each job has two bars: when the plan has it at work, and when it was. Both begin with the first
 * job's work.
 */
final class RunGantt {
    private final StringBuilder text = new StringBuilder("```mermaid\ngantt\n    dateFormat X\n    axisFormat %H:%M\n");
    private final double plannedStart;
    private final Instant start;

    private RunGantt(List<JobOutcome> jobs) {
        plannedStart = jobs.stream()
                .map(JobOutcome::planned)
                .filter(Objects::nonNull)
                .mapToDouble(Span::startSeconds)
                .min()
                .orElse(0);
        start = jobs.stream()
                .map(JobOutcome::record)
                .filter(Objects::nonNull)
                .map(JobRecord::startedAt)
                .min(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    /** The chart in a block of code; empty where there is nothing to draw. */
    static String of(List<JobOutcome> jobs) {
        if (jobs.stream().allMatch(job -> job.planned() == null && job.record() == null)) {
            return "";
        }
        RunGantt gantt = new RunGantt(jobs);
        jobs.forEach(gantt::job);
        return gantt.text.append("```\n").toString();
    }

    private void job(JobOutcome job) {
        Span planned = job.planned();
        Span actual = actual(job.record());
        if (planned == null && actual == null) {
            return;
        }
        // A section that begins with a letter may be taken for one of Mermaid's own words, as a task may.
        text.append("    section · ").append(DiagramText.task(job.job().id())).append('\n');
        if (planned != null) {
            bar(job.reused() ? "· reused instead of" : "· planned", "done, ", planned.after(plannedStart));
        }
        if (actual != null) {
            bar(
                    job.failed() ? "✗ failed" : "· took",
                    job.failed() || job.exceedsPlan() ? "crit, " : "active, ",
                    actual);
        }
    }

    private @Nullable Span actual(@Nullable JobRecord record) {
        return record == null ? null : new Span(after(record.startedAt()), after(record.endedAt()));
    }

    private double after(Instant time) {
        return Duration.between(start, time).toMillis() / 1000.0;
    }

    private void bar(String name, String style, Span span) {
        text.append("    ")
                .append(name)
                .append(", ")
                .append(HumanTime.of(span.seconds()))
                .append(" :")
                .append(style)
                .append(Math.round(span.startSeconds()))
                .append(", ")
                .append(Math.round(span.endSeconds()))
                .append('\n');
    }
}
