package dev.stagefan.estimate;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.schedule.Task;
import java.util.List;

/** What advice is given on. */
record Situation(Dockerfile dockerfile, PlanRequest request, PlanRuns runs, Chances chances, EstimateOptions options) {

    Simulation simulation() {
        return runs.simulation();
    }

    double medianSeconds() {
        return simulation().makespan().p50();
    }

    /** By how much the median shrinks in other runs. */
    double gain(Simulation other) {
        return medianSeconds() - other.makespan().p50();
    }

    List<Task> tasks() {
        return runs.model().problem().tasks();
    }

    String label(int task) {
        return request.graph().stages().get(runs.model().stages().get(task)).label();
    }

    String jobId(int job) {
        return runs.plan().jobs().get(job).id();
    }

    /** The job of the plan that builds a task. */
    int jobOf(int task) {
        for (int job = 0; job < runs.jobs(); job++) {
            if (runs.tasks(job).contains(task)) {
                return job;
            }
        }
        throw new IllegalStateException("a task that no job builds: " + task);
    }
}
