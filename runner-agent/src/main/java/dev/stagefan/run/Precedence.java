package dev.stagefan.run;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Timeline;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of several jobs that could begin does: the one from which the longest way is left to the end of the plan, of equal
 * ones the first of the plan.
 */
public final class Precedence {
    private final Map<String, Double> left = new HashMap<>();

    private Precedence() {}

    public static Precedence of(Plan plan) {
        Precedence precedence = new Precedence();
        Map<String, Double> seconds = seconds(plan);
        List<Job> jobs = plan.jobs();
        for (int at = jobs.size() - 1; at >= 0; at--) {
            Job job = jobs.get(at);
            // A job comes after what it needs, so that what needs this one has been seen.
            double whole = seconds.getOrDefault(job.id(), 1.0) + precedence.left.getOrDefault(job.id(), 0.0);
            precedence.left.put(job.id(), whole);
            job.needs().forEach(need -> precedence.left.merge(need, whole, Math::max));
        }
        return precedence;
    }

    /** Seconds from a job's beginning to the end of the plan, by the longest way; jobs where no duration is known. */
    public double left(Job job) {
        return left.getOrDefault(job.id(), 0.0);
    }

    /** Jobs in the order in which they begin, of those that could; keeps equal ones in the order given. */
    public List<Job> sorted(List<Job> jobs) {
        return jobs.stream()
                .sorted(Comparator.comparingDouble(this::left).reversed())
                .toList();
    }

    private static Map<String, Double> seconds(Plan plan) {
        Map<String, Double> seconds = new HashMap<>();
        Timeline timeline = plan.timeline();
        if (timeline != null) {
            timeline.slots()
                    .forEach(slot -> seconds.put(slot.job(), PlannedJob.of(slot).runSeconds()));
        }
        return seconds;
    }
}
