package dev.stagefan.plan;

import static dev.stagefan.plan.Graphs.graph;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.fleet.Settings;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.schedule.ExhaustiveOracle;
import dev.stagefan.schedule.Problem;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whole plans against every way there is of putting their stages into jobs. */
class PlanOptimalityTest {
    private static final double TWO_PERCENT = 1.02;

    @Test
    void plansFourLibrariesOnOneBaseAsWellAsCanBe() throws PlanException {
        StageGraph graph = graph().image("base", "rocm/pytorch:latest")
                .from("build_mori", "base")
                .from("build_rccl", "base")
                .from("build_triton", "base")
                .from("build_aiter", "base")
                .from("atom_image", "base")
                .copy("build_triton", "/opt/venv")
                .copy("build_rccl", "/app/rccl/build/release/*.deb")
                .mount("build_mori", "/app/mori/dist")
                .copy("build_aiter", "/app/aiter")
                .build();

        assertBest(
                graph,
                Map.of(
                        "base",
                        14,
                        "build_mori",
                        44,
                        "build_rccl",
                        20,
                        "build_triton",
                        65,
                        "build_aiter",
                        60,
                        "atom_image",
                        22));
    }

    @Test
    void plansAChainWithSideBranchesAsWellAsCanBe() throws PlanException {
        StageGraph graph = graph().image("base", "ubuntu:24.04")
                .from("wheels", "base")
                .from("backend", "base")
                .from("runtime", "base")
                .copy("wheels", "/wheels")
                .copy("backend", "/out")
                .from("dev", "runtime")
                .copy("backend", "/src")
                .build();

        assertBest(graph, Map.of("base", 6, "wheels", 18, "backend", 31, "runtime", 7, "dev", 12));
    }

    private static void assertBest(StageGraph graph, Map<String, Integer> minutes) throws PlanException {
        PlanRequest request = PlanRequest.of("Dockerfile", ".", graph, Plans.minutes(minutes), Settings.DEFAULT);
        Problem problem = Planner.question(request).problem(Workload.Unknown.NOTHING);
        ExhaustiveOracle.Optimum best = ExhaustiveOracle.of(problem);

        Timeline timeline = Objects.requireNonNull(Planner.plan(request).timeline());

        assertThat(timeline.makespanSeconds()).isLessThanOrEqualTo(best.makespanSeconds() * TWO_PERCENT + 0.001);
        assertThat(timeline.billedMinutes()).isEqualTo(best.billedMinutes());
    }
}
