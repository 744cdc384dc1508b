package dev.stagefan.plan;

import static dev.stagefan.plan.Graphs.graph;
import static dev.stagefan.plan.Plans.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.timings.Timings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverridesTest {
    private static final StageGraph GRAPH = graph().image("base", "debian")
            .from("middle", "base")
            .from("build", "middle")
            .image("unused", "debian")
            .image("app", "debian")
            .copy("build", "/out")
            .build();

    @Test
    void isolatesAStage() throws PlanException {
        Plan plan = plan(new Overrides(List.of("Middle"), List.of(), Map.of()));

        assertThat(job(plan, "middle").stages()).containsExactly(1);
    }

    @Test
    void fusesStages() throws PlanException {
        StageGraph graph = graph().image("a", "debian")
                .image("b", "debian")
                .image("app", "debian")
                .copy("a", "/a")
                .copy("b", "/b")
                .build();

        Overrides overrides = new Overrides(List.of("app"), List.of(List.of("a", "b")), Map.of());
        Plan plan = Plans.of(graph, Timings.NONE, Limits.NONE, overrides);

        assertThat(plan.jobs()).extracting(Job::stages).containsExactly(List.of(0, 1), List.of(2));
    }

    @Test
    void choosesARunner() throws PlanException {
        Plan plan = plan(new Overrides(List.of(), List.of(), Map.of("middle", "ubuntu-26.04")));

        assertThat(plan.jobs().stream().filter(job -> job.stages().contains(1)))
                .extracting(Job::runner)
                .containsExactly("ubuntu-26.04");
    }

    @Test
    void refusesAStageThatIsNotThere() {
        assertRefused(
                new Overrides(List.of("midle"), List.of(), Map.of()),
                "could not isolate midle because no stage is called midle; did you mean middle?");
    }

    @Test
    void refusesAStageThatTheTargetDoesNotNeed() {
        assertRefused(fuse("base", "unused"), "because the target does not need stage unused");
    }

    @Test
    void refusesToFuseAcrossAStageInBetween() {
        assertRefused(fuse("base", "build"), "could not fuse base, build because a stage between them");
    }

    @Test
    void refusesToFuseAndIsolateAStage() {
        assertRefused(
                new Overrides(List.of("middle"), List.of(List.of("base", "middle")), Map.of()),
                "could not isolate middle because it has to share a job with base");
    }

    @Test
    void refusesARunnerThatTheFleetHasNot() {
        assertRefused(
                new Overrides(List.of(), List.of(), Map.of("middle", "ubuntu-24.40")),
                "could not run middle on ubuntu-24.40 because the fleet has no such runner; did you mean");
    }

    @Test
    void refusesARunnerOfAnotherPlatform() {
        assertRefused(
                new Overrides(List.of(), List.of(), Map.of("middle", "ubuntu-24.04-arm")),
                "because it is linux/arm64 and the build runs on linux/amd64");
    }

    @Test
    void refusesTwoRunnersForStagesThatShareAJob() {
        assertRefused(
                new Overrides(
                        List.of(),
                        List.of(List.of("base", "middle")),
                        Map.of("base", "ubuntu-26.04", "middle", "ubuntu-22.04")),
                "base, middle share a job but are to run on different ones");
    }

    private static Overrides fuse(String... stages) {
        return new Overrides(List.of(), List.of(List.of(stages)), Map.of());
    }

    private static Plan plan(Overrides overrides) throws PlanException {
        return Plans.of(GRAPH, Timings.NONE, Limits.NONE, overrides);
    }

    private static void assertRefused(Overrides overrides, String message) {
        assertThatThrownBy(() -> plan(overrides))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(message);
    }
}
