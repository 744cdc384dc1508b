package dev.stagefan.workflow;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import org.jspecify.annotations.Nullable;

/** All that a workflow is written from. */
record Subject(Plan plan, Dockerfile dockerfile, StageGraph graph, WorkflowOptions options) {

    Job job(String id) {
        return plan.jobs().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the plan has no job " + id));
    }

    String label(int stage) {
        return graph.stages().get(stage).label();
    }

    /** The name that {@code --target}, {@code FROM} and {@code --from} may call a stage, or null. */
    @Nullable
    String stageName(int stage) {
        return graph.stages().get(stage).name();
    }

    String targetLabel() {
        return label(graph.target());
    }
}
