package dev.stagefan.record.render;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Timeline;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.render.JobOutcome.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a plan beside what is known of how they went.
 *
 * @param all in the plan's order
 * @param strangers how many records are of another plan
 */
record JobOutcomes(List<JobOutcome> all, int strangers) {
    JobOutcomes {
        all = List.copyOf(all);
    }

    static JobOutcomes of(ReportRequest request) {
        Plan plan = request.plan();
        List<JobRecord> own = request.records().stream()
                .filter(record -> record.planDigest().equals(request.planDigest()))
                .toList();
        Map<String, JobRecord> last = new HashMap<>();
        own.forEach(record -> last.merge(
                record.job(), record, (one, other) -> other.endedAt().isBefore(one.endedAt()) ? one : other));
        List<JobOutcome> jobs = plan.jobs().stream()
                .map(job -> new JobOutcome(
                        job,
                        planned(plan, job),
                        last.get(job.id()),
                        request.started() == null || request.started().contains(job.id())))
                .toList();
        return new JobOutcomes(jobs, request.records().size() - own.size());
    }

    private static @Nullable Span planned(Plan plan, Job job) {
        Timeline timeline = plan.timeline();
        if (timeline == null) {
            return null;
        }
        return timeline.slots().stream()
                .filter(slot -> slot.job().equals(job.id()))
                .findFirst()
                .map(JobOutcome::atWork)
                .orElse(null);
    }
}
