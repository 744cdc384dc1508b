package dev.stagefan.plan;

import dev.stagefan.fleet.Runner;
import dev.stagefan.schedule.Outcome.JobRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a plan says of itself in sentences: limits that it does not keep, and how it came about. */
final class Remarks {
    private Remarks() {}

    static List<String> unmet(
            PlanRequest request,
            Stages stages,
            Machines machines,
            List<JobRun> runs,
            List<Job> jobs,
            @Nullable Timeline timeline) {
        List<String> unmet = new ArrayList<>();
        Integer maxJobs = request.limits().maxJobs();
        if (maxJobs != null && jobs.size() > maxJobs) {
            unmet.add("It has " + jobs.size() + " jobs, and " + maxJobs
                    + " are allowed: stages that are isolated or have a runner of their own need them.");
        }
        for (int job = 0; job < jobs.size(); job++) {
            Runner runner = machines.runners().get(runs.get(job).machine());
            if (timeline != null && runs.get(job).runSeconds() > runner.limitSeconds()) {
                unmet.add("Job " + jobs.get(job).id() + " takes "
                        + HumanTime.of(runs.get(job).runSeconds()) + ", and "
                        + runner.label() + " allows " + HumanTime.of(runner.limitSeconds()) + ": split "
                        + stages.labels(jobs.get(job).stages()) + " into smaller stages.");
            }
        }
        Double timeout = request.limits().timeoutSeconds();
        if (timeout != null && timeline != null && timeline.makespanSeconds() > timeout) {
            unmet.add("The run takes " + HumanTime.of(timeline.makespanSeconds()) + ", and " + HumanTime.of(timeout)
                    + " are allowed; its critical path is " + String.join(" -> ", timeline.criticalPath()) + ".");
        }
        return unmet;
    }

    static List<String> notes(
            PlanRequest request, Stages stages, Workload workload, List<Job> jobs, @Nullable Timeline timeline) {
        List<String> notes = new ArrayList<>();
        if (timeline == null) {
            notes.add("No stage's duration is known, so the plan follows the graph alone: stages with a RUN that can be"
                    + " built side by side have a job each, and chains share one.");
        } else if (timeline.isLowerBound()) {
            notes.add("The duration of " + String.join(", ", timeline.unknown())
                    + " is unknown: each counts as heavy for cutting the jobs and as nothing in the times, which are"
                    + " lower bounds.");
        }
        for (List<Integer> group : request.graph().sameVertex()) {
            if (group.stream().noneMatch(stages::isLight)) {
                notes.add("Stages " + stages.labels(group) + " are one and the same to BuildKit and share a job.");
            }
        }
        if (timeline != null && !workload.assumedSizes().isEmpty()) {
            notes.add("Pulls and pushes rest on assumed sizes of " + String.join(", ", workload.assumedSizes())
                    + "; the timings file can give them.");
        }
        List<String> strangers = strangers(request);
        if (!strangers.isEmpty()) {
            notes.add("The timings also name stages that are not in this Dockerfile: " + String.join(", ", strangers)
                    + ".");
        }
        if (jobs.size() == 1 && workload.heavy().size() > 1) {
            notes.add("One job builds everything: no stage pays for a job of its own.");
        }
        return notes;
    }

    private static List<String> strangers(PlanRequest request) {
        Set<String> labels = new TreeSet<>(request.timings().stages().keySet());
        request.graph().stages().forEach(stage -> labels.remove(stage.label()));
        return List.copyOf(labels);
    }
}
