package dev.stagefan.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.fleet.Settings;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {
    /** Four builds side by side on one base, and an unrelated stage. */
    private static final StageGraph ATOM = Graphs.graph()
            .image("base", "rocm/pytorch:latest")
            .from("build_mori", "base")
            .from("build_rccl", "base")
            .from("build_triton", "base")
            .from("build_aiter", "base")
            .from("gateway", "base")
            .from("atom_image", "base")
            .copy("build_mori", "/app/mori/dist")
            .copy("build_rccl", "/app/rccl/build/release")
            .copy("build_triton", "/opt/venv")
            .copy("build_aiter", "/app/aiter")
            .build();

    @Test
    void buildsHeavyStagesSideBySide() throws PlanException {
        Plan plan = plan(
                ATOM,
                timings(Map.of(
                        "base",
                        14,
                        "build_mori",
                        44,
                        "build_rccl",
                        40,
                        "build_triton",
                        65,
                        "build_aiter",
                        60,
                        "atom_image",
                        22)));

        assertThat(plan.jobs())
                .extracting(Job::id)
                .containsExactlyInAnyOrder(
                        "base", "build_mori", "build_rccl", "build_triton", "build_aiter", "atom_image");
        assertThat(plan.mergeJob().id()).isEqualTo("atom_image");
        assertThat(plan.mergeJob().needs())
                .containsExactly("base", "build_aiter", "build_mori", "build_rccl", "build_triton");
    }

    @Test
    void leavesOutStagesThatTheTargetDoesNotNeed() throws PlanException {
        Plan plan = plan(ATOM, Timings.NONE);

        assertThat(plan.jobs()).flatExtracting(Job::stages).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 6);
    }

    private static Plan plan(StageGraph graph, Timings timings) throws PlanException {
        return Planner.plan(PlanRequest.of("Dockerfile", ".", graph, timings, Settings.DEFAULT));
    }

    private static Timings timings(Map<String, Integer> minutes) {
        Map<String, StageTiming> stages = new LinkedHashMap<>();
        minutes.forEach((stage, time) -> stages.put(stage, StageTiming.of(new Samples(List.of(time * 60.0)))));
        return new Timings(stages, Map.of());
    }
}
