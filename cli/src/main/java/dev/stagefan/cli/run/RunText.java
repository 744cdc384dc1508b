package dev.stagefan.cli.run;

import dev.stagefan.cli.text.Durations;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.cli.text.Table;
import dev.stagefan.estimate.Sizes;
import dev.stagefan.plan.Timeline;
import dev.stagefan.run.JobActivity;
import dev.stagefan.run.JobResult;
import dev.stagefan.run.PlannedJob;
import dev.stagefan.run.RunReport;
import dev.stagefan.run.RunResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The summary of a run for people. */
public final class RunText {
    private static final double TENTHS_BELOW_SECONDS = 10;

    private final RunReport report;
    private final RunResult result;
    private final StringBuilder text = new StringBuilder();

    private RunText(RunReport report) {
        this.report = report;
        this.result = report.result();
    }

    public static String render(RunReport report) {
        RunText text = new RunText(report);
        text.jobs();
        text.whole();
        text.failures();
        return Printable.text(text.text.toString());
    }

    private void jobs() {
        long done = result.jobs().stream().filter(JobResult::isDone).count();
        text.append(result.plan().dockerfile())
                .append(": ")
                .append(done)
                .append(" of ")
                .append(counted(result.jobs().size(), "job"))
                .append(" done on ")
                .append(counted(result.builders(), "builder"))
                .append("\n\n");
        Table table = new Table("job", "ended", "planned", "actual", "waited", "pull", "build", "push", "cached");
        for (JobResult job : result.jobs()) {
            JobActivity activity = JobActivity.of(job);
            boolean ran = job.startSeconds() != null;
            table.add(
                    job.job(),
                    job.outcome() == JobResult.Outcome.RESUMED ? "done before" : word(job),
                    PlannedJob.of(result.plan(), job.job())
                            .map(planned -> time(planned.runSeconds()))
                            .orElse("-"),
                    ran ? time(job.runSeconds()) : "-",
                    ran ? time(activity.queueSeconds()) : "-",
                    ran ? time(activity.pullSeconds()) : "-",
                    ran ? time(activity.buildSeconds()) : "-",
                    ran ? time(activity.pushSeconds()) : "-",
                    ran ? activity.cachedSteps() + " of " + activity.steps() : "-");
        }
        text.append(table.render()).append('\n');
    }

    private void whole() {
        Timeline timeline = result.plan().timeline();
        line("From start to end", time(result.seconds()) + planned(timeline));
        if (!result.criticalPath().isEmpty()) {
            line("Critical path", String.join(" -> ", result.criticalPath()));
            if (timeline != null && !timeline.criticalPath().equals(result.criticalPath())) {
                line("  planned", String.join(" -> ", timeline.criticalPath()));
            }
        }
        line(
                "Moved",
                "pulled " + size(result.pulledBytes()) + ", pushed " + size(result.pushedBytes())
                        + "; what was handed on and the image come to " + size(result.productBytes()));
        line("Cached", result.cachedSteps() + " of " + counted(result.steps(), "instruction"));
        Integer cores = report.cores();
        if (cores != null) {
            line(
                    "At once",
                    counted(result.mostAtOnce(), "job") + " at most, on " + counted(cores, "core")
                            + " that all builders share");
        }
        String image = report.image();
        if (image != null) {
            line("Image", image);
        }
    }

    private static String planned(@Nullable Timeline timeline) {
        if (timeline == null) {
            return "; no stage's duration was known";
        }
        String bound = timeline.isLowerBound() ? "at least " : "";
        return "; planned: " + bound + time(timeline.makespanSeconds()) + " on runners of their own, " + bound
                + time(timeline.oneRunnerSeconds()) + " on one";
    }

    private void failures() {
        List<JobResult> failed =
                result.jobs().stream().filter(job -> job.failure() != null).toList();
        if (!failed.isEmpty()) {
            text.append("\nWhat failed\n");
            failed.forEach(job -> text.append("  ")
                    .append(job.job())
                    .append(": ")
                    .append(Printable.line(String.valueOf(job.failure())))
                    .append('\n'));
        }
    }

    private void line(String heading, String value) {
        text.append(String.format(Locale.ROOT, "%-18s %s\n", heading, Printable.line(value)));
    }

    private static String word(JobResult job) {
        return job.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String size(@Nullable Long bytes) {
        return bytes == null ? "an unknown amount" : Sizes.text(bytes);
    }

    /** With tenths where they matter, which is in a rehearsal. */
    private static String time(double seconds) {
        return seconds < TENTHS_BELOW_SECONDS ? String.format(Locale.ROOT, "%.1f s", seconds) : Durations.text(seconds);
    }
}
