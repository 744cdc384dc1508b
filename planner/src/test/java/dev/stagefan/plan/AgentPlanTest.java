package dev.stagefan.plan;

import static dev.stagefan.plan.Graphs.graph;
import static dev.stagefan.plan.Plans.input;
import static dev.stagefan.plan.Plans.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.timings.Timings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans that the runner agent carries out: how stages travel, and which must not be parted. */
class AgentPlanTest {
    @Test
    void eachJobTakesWhatItNeedsOfAStage() throws PlanException {
        Plan plan = cut(
                graph().image("build", "golang")
                        .from("tests", "build")
                        .image("docs", "debian")
                        .copy("build", "/out/docs")
                        .image("app", "debian")
                        .copy("build", "/out/app")
                        .copy("tests", "/report")
                        .copy("docs", "/docs")
                        .build(),
                "build",
                "tests",
                "docs");

        assertThat(plan.carrier()).isEqualTo(Carrier.AGENT);
        assertThat(input(job(plan, "tests"), "build"))
                .isEqualTo(new Input(0, "build", "build", Transport.STAGE_IMAGE, "a later stage is built on it"));
        assertThat(input(job(plan, "docs"), "build").key()).isEqualTo("slice-0");
        assertThat(input(plan.mergeJob(), "build"))
                .isEqualTo(new Input(0, "build", "build", Transport.SLICE, "this job only copies paths of it"));
        assertThat(job(plan, "build").outputs())
                .extracting(Output::key, Output::slicePaths)
                .containsExactly(tuple("stage-0", List.of()), tuple("slice-0", List.of("/out/app", "/out/docs")));
        assertThat(plan.jobs()).allSatisfy(job -> assertThat(job.cachedStages()).isEmpty());
        assertThat(plan.mergeJob().needs()).containsExactly("build", "docs", "tests");
    }

    /** /opt/current may lead into /opt/releases, which a slice of both would not follow. */
    @Test
    void aJobWhosePathsDoNotGoIntoTheOneSliceTakesTheImage() throws PlanException {
        Plan plan = cut(
                graph().image("build", "golang")
                        .image("docs", "debian")
                        .copy("build", "/opt")
                        .image("app", "debian")
                        .copy("build", "/opt/current/bin")
                        .copy("docs", "/docs")
                        .build(),
                "build",
                "docs");

        assertThat(input(job(plan, "docs"), "build").transport()).isEqualTo(Transport.SLICE);
        assertThat(input(plan.mergeJob(), "build").transport()).isEqualTo(Transport.STAGE_IMAGE);
        assertThat(job(plan, "build").outputs().get(1).slicePaths()).containsExactly("/opt");
    }

    @Test
    void aJobGetsTheBuildArgsOfTheStagesThatItsImagesStandForAndOfWhatTheyAreBuiltOn() throws PlanException {
        Plan plan = cut(
                graph().buildArg("A", "1")
                        .image("base", "debian")
                        .arg("A")
                        .from("child", "base")
                        .context("/src")
                        .entitlement("network.host")
                        .from("app", "child")
                        .build(),
                "base",
                "child");

        assertThat(plan.mergeJob().buildArgs()).containsExactly("A");
        assertThat(plan.mergeJob().readsContext()).isFalse();
        assertThat(plan.mergeJob().entitlements()).isEmpty();
        assertThat(plan.mergeJob().needs()).containsExactly("child");
    }

    @Test
    void stagesThatAnArgHoldsTogetherShareAJob() throws Exception {
        String text = """
                FROM debian AS base
                ARG WHERE=$PATH
                ENV PATH=/opt:$PATH
                RUN make
                FROM busybox AS other
                RUN other
                FROM base AS child
                COPY --from=other /other /
                RUN child
                FROM base AS app
                COPY --from=child /child /
                """;

        assertThat(plan(read(text), Overrides.NONE).jobs())
                .extracting(Job::stages)
                .containsExactly(List.of(1), List.of(0, 2, 3));
        assertThat(plan(
                                read(text.replace("ENV PATH", "ENV OTHER")),
                                new Overrides(List.of("base", "child"), List.of(), Map.of()))
                        .jobs())
                .hasSizeGreaterThan(2);
        assertThatThrownBy(() -> plan(read(text), new Overrides(List.of("child"), List.of(), Map.of())))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("could not isolate child because it has to share a job with base");
    }

    @Test
    void refusesToIsolateWhatANamedContextStandsFor() {
        StageGraph graph = graph().namedContext("base", "./elsewhere")
                .image("base", "debian")
                .from("app", "base")
                .build();

        assertThatThrownBy(() -> Plans.cut(graph, "base"))
                .isInstanceOf(PlanException.class)
                .hasMessage("could not isolate base because a named context stands for stage base, so nothing of it is"
                        + " built; leave one of the two out");
    }

    private static Plan cut(StageGraph graph, String... isolated) throws PlanException {
        return plan(graph, new Overrides(List.of(isolated), List.of(), Map.of()));
    }

    private static Plan plan(StageGraph graph, Overrides overrides) throws PlanException {
        return Planner.plan(
                new PlanRequest("Dockerfile", ".", graph, Timings.NONE, Fleet.GITHUB, Limits.NONE, overrides)
                        .carriedBy(Carrier.AGENT));
    }

    private static StageGraph read(String text) throws DockerfileException {
        BuildRequest request = new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());
        return GraphBuilder.build(DockerfileReader.read(text), request);
    }
}
