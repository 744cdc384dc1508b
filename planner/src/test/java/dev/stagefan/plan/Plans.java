package dev.stagefan.plan;

import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans graphs for tests. */
final class Plans {
    private Plans() {}

    static Plan of(StageGraph graph) throws PlanException {
        return of(graph, Timings.NONE);
    }

    static Plan of(StageGraph graph, Timings timings) throws PlanException {
        return of(graph, timings, Limits.NONE, Overrides.NONE);
    }

    static Plan of(StageGraph graph, Timings timings, Limits limits, Overrides overrides) throws PlanException {
        return Planner.plan(new PlanRequest("docker/Dockerfile", ".", graph, timings, Fleet.GITHUB, limits, overrides));
    }

    /** With each of these stages in a job of its own. */
    static Plan cut(StageGraph graph, String... isolated) throws PlanException {
        return of(graph, Timings.NONE, Limits.NONE, new Overrides(List.of(isolated), List.of(), Map.of()));
    }

    static Timings minutes(Map<String, Integer> minutes) {
        Map<String, StageTiming> stages = new LinkedHashMap<>();
        minutes.forEach((stage, time) -> stages.put(stage, StageTiming.of(Samples.of(time * 60.0))));
        return new Timings(stages, Map.of(), Map.of());
    }

    static Job job(Plan plan, String id) {
        return plan.jobs().stream()
                .filter(job -> job.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no job " + id + " in " + ids(plan)));
    }

    static Input input(Job job, String label) {
        return job.inputs().stream()
                .filter(input -> input.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no input " + label + " in " + job));
    }

    static List<String> ids(Plan plan) {
        return plan.jobs().stream().map(Job::id).toList();
    }
}
