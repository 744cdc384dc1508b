package dev.stagefan.run;

import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Timeline;
import java.util.Optional;

/**
 * How long the plan takes a job to last, in seconds. What waits for a runner is left out: a builder is there or is not.
 *
 * @param pullSeconds for its images and what it takes from other jobs
 * @param buildSeconds for its stages
 * @param pushSeconds for what it hands on
 * @param otherSeconds for the rest: set-up
 */
public record PlannedJob(double pullSeconds, double buildSeconds, double pushSeconds, double otherSeconds) {
    static PlannedJob of(Timeline.Slot slot) {
        return new PlannedJob(
                seconds(slot, "pull"), seconds(slot, "build"), seconds(slot, "push"), seconds(slot, "set-up"));
    }

    /** What the plan says of a job; empty where no duration is known. */
    public static Optional<PlannedJob> of(Plan plan, String job) {
        Timeline timeline = plan.timeline();
        return timeline == null
                ? Optional.empty()
                : timeline.slots().stream()
                        .filter(slot -> slot.job().equals(job))
                        .findFirst()
                        .map(PlannedJob::of);
    }

    public double runSeconds() {
        return pullSeconds + buildSeconds + pushSeconds + otherSeconds;
    }

    private static double seconds(Timeline.Slot slot, String part) {
        return slot.parts().stream()
                .filter(candidate -> candidate.name().equals(part))
                .mapToDouble(Timeline.Part::seconds)
                .sum();
    }
}
