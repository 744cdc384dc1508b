package dev.stagefan.plan;

import static dev.stagefan.plan.Graphs.graph;
import static dev.stagefan.plan.Plans.cut;
import static dev.stagefan.plan.Plans.input;
import static dev.stagefan.plan.Plans.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.graph.Platform;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.timings.Timings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How stages travel between jobs, and why. */
class TransportTest {
    @Test
    void handsOverAnImageToStagesThatAreBuiltOnIt() throws PlanException {
        Plan plan = cut(graph().image("base", "debian").from("app", "base").build(), "base");

        assertThat(input(plan.mergeJob(), "base"))
                .isEqualTo(new Input(0, "base", "base", Transport.NAMED_CONTEXT, "a later stage is built on it"));
        assertThat(job(plan, "base").outputs())
                .containsExactly(
                        new Output(0, "base", Transport.NAMED_CONTEXT, List.of(), null, "cache-base-linux-amd64"));
    }

    @Test
    void handsOverASliceOfThePathsThatAllOtherJobsCopy() throws PlanException {
        Plan plan = cut(
                graph().image("build", "golang")
                        .image("tools", "debian")
                        .copy("build", "/out/tool", "usr/share/../lib/x/")
                        .image("app", "debian")
                        .copy("build", "/out/app")
                        .copy("tools", "/tools")
                        .build(),
                "build",
                "tools");

        assertThat(job(plan, "build").outputs().get(0).slicePaths())
                .containsExactly("/out/app", "/out/tool", "/usr/lib/x");
        assertThat(input(plan.mergeJob(), "build").transport()).isEqualTo(Transport.SLICE);
        assertThat(input(job(plan, "tools"), "build").transport()).isEqualTo(Transport.SLICE);
    }

    @Test
    void leavesPathsOutOfASliceThatOnlyItsOwnJobCopies() throws PlanException {
        StageGraph graph = graph().image("build", "golang")
                .image("strip", "debian")
                .copy("build", "/out/debug")
                .image("app", "debian")
                .copy("build", "/out/app")
                .copy("strip", "/out/stripped")
                .build();
        Plan plan = Plans.of(
                graph,
                Timings.NONE,
                Limits.NONE,
                new Overrides(List.of("app"), List.of(List.of("build", "strip")), Map.of()));

        assertThat(plan.jobs()).hasSize(2);
        assertThat(plan.jobs().get(0).outputs())
                .extracting(Output::slicePaths)
                .containsExactly(List.of("/out/app"), List.of("/out/stripped"));
    }

    @Test
    void handsOverTheImageToAllWhereOneJobNeedsMoreThanPaths() throws PlanException {
        Plan plan = cut(
                graph().image("build", "golang")
                        .from("tools", "build")
                        .image("app", "debian")
                        .copy("build", "/out/app")
                        .copy("tools", "/tools")
                        .build(),
                "build",
                "tools");

        assertThat(input(plan.mergeJob(), "build").transport()).isEqualTo(Transport.NAMED_CONTEXT);
        assertThat(input(plan.mergeJob(), "build").reason()).isEqualTo("a later stage is built on it");
    }

    @Test
    void handsOverTheImageWherePathsAreAPattern() throws PlanException {
        assertThat(reasonForCopying("/wheels/*.whl"))
                .isEqualTo("line 13 copies by a pattern, which may match links that lead anywhere");
    }

    @Test
    void handsOverTheImageWhereAllOfItIsCopied() throws PlanException {
        assertThat(reasonForCopying("/opt/..")).isEqualTo("line 13 copies all of it");
    }

    @Test
    void handsOverTheImageWhereOnePathLiesInAnother() throws PlanException {
        assertThat(reasonForCopying("/opt", "/opt-x", "/opt/current/bin"))
                .isEqualTo("/opt/current/bin and /opt are both copied, and one may lead into the other by a link");
    }

    @Test
    void handsOverTheImageWhereItIsMounted() throws PlanException {
        Plan plan = cut(
                graph().image("build", "golang")
                        .image("app", "debian")
                        .mount("build", "/out")
                        .build(),
                "build");

        assertThat(input(plan.mergeJob(), "build"))
                .extracting(Input::transport, Input::reason)
                .containsExactly(
                        Transport.NAMED_CONTEXT,
                        "line 14 mounts it, and a mount shows the mode and owner of its folder");
    }

    @Test
    void handsOverTheImageWhereTheEdgeSaysThatItsPathsAreNotAll() throws PlanException {
        Plan plan = cut(
                graph().image("build", "golang")
                        .image("app", "debian")
                        .copyWithCaveat("build", "/out", "line 13 copies with the folders above")
                        .build(),
                "build");

        assertThat(input(plan.mergeJob(), "build").reason()).isEqualTo("line 13 copies with the folders above");
    }

    @Test
    void cachesAStageWhoseArgAChildInherits() throws PlanException {
        Plan plan = cut(
                graph().image("base", "debian")
                        .arg("FLAVOUR")
                        .from("app", "base")
                        .inherits("FLAVOUR", "base")
                        .build(),
                "base");

        assertThat(input(plan.mergeJob(), "base"))
                .isEqualTo(new Input(
                        0,
                        "base",
                        "base",
                        Transport.REGISTRY_CACHE,
                        "app inherits ARG FLAVOUR of base, which an image does not carry"));
        assertThat(plan.mergeJob().cachedStages()).containsExactly(0);
    }

    @Test
    void cachesEveryStageBetweenAnHeirAndItsArg() throws PlanException {
        Plan plan = cut(
                graph().image("base", "debian")
                        .from("middle", "base")
                        .from("app", "middle")
                        .inherits("FLAVOUR", "base")
                        .build(),
                "base",
                "middle");

        assertThat(input(job(plan, "middle"), "base").transport()).isEqualTo(Transport.REGISTRY_CACHE);
        assertThat(input(plan.mergeJob(), "middle").transport()).isEqualTo(Transport.REGISTRY_CACHE);
        assertThat(input(plan.mergeJob(), "base"))
                .as("the merge job walks through base as the job of middle did")
                .extracting(Input::transport, Input::job)
                .containsExactly(Transport.REGISTRY_CACHE, "base");
        assertThat(plan.mergeJob().needs()).containsExactly("base", "middle");
        assertThat(plan.mergeJob().cachedStages()).containsExactly(0, 1);
    }

    @Test
    void doesNotCacheAStageWhoseHeirIsBuiltWithIt() throws PlanException {
        StageGraph graph = graph().image("base", "debian")
                .from("heir", "base")
                .inherits("FLAVOUR", "base")
                .image("app", "debian")
                .copy("heir", "/out")
                .copy("base", "/etc/x")
                .build();
        Plan plan = Plans.of(
                graph,
                Timings.NONE,
                Limits.NONE,
                new Overrides(List.of("app"), List.of(List.of("base", "heir")), Map.of()));

        assertThat(plan.mergeJob().inputs())
                .extracting(Input::transport)
                .containsExactly(Transport.SLICE, Transport.SLICE);
    }

    @Test
    void givesACachedBuildTheSameInputsAsWhereItWasMade() throws PlanException {
        Plan plan = cut(
                graph().image("tools", "debian")
                        .image("base", "debian:12")
                        .copy("tools", "/tools")
                        .from("app", "base")
                        .inherits("FLAVOUR", "base")
                        .build(),
                "tools",
                "base");

        assertThat(input(job(plan, "base"), "tools").transport()).isEqualTo(Transport.SLICE);
        assertThat(input(plan.mergeJob(), "tools"))
                .isEqualTo(new Input(0, "tools", "tools", Transport.SLICE, "the cached build of base was given it so"));
        assertThat(plan.mergeJob().cachedStages())
                .as("tools is replaced, not walked")
                .containsExactly(1);
    }

    @Test
    void cachesAStageThroughWhichACachedBuildRuns() throws PlanException {
        StageGraph graph = graph().image("tools", "debian")
                .image("base", "debian:12")
                .copy("tools", "/tools")
                .from("app", "base")
                .inherits("FLAVOUR", "base")
                .copy("tools", "/tools")
                .build();
        Plan plan = Plans.of(
                graph,
                Timings.NONE,
                Limits.NONE,
                new Overrides(List.of("app"), List.of(List.of("tools", "base")), Map.of()));

        assertThat(input(plan.mergeJob(), "tools"))
                .as("put in as an image it would change the instructions of base")
                .extracting(Input::transport, Input::reason)
                .containsExactly(Transport.REGISTRY_CACHE, "the cached build of base runs through it");
    }

    @Test
    void cachesAStageWithOnbuildTriggersForItsChildren() throws PlanException {
        Plan plan = cut(
                graph().image("base", "debian").onBuild().from("app", "base").build(), "base");

        assertThat(input(plan.mergeJob(), "base").reason())
                .isEqualTo("its ONBUILD triggers would no longer see its ARGs");
    }

    @Test
    void slicesAStageWithOnbuildTriggersThatIsOnlyCopied() throws PlanException {
        Plan plan = cut(
                graph().image("base", "debian")
                        .onBuild()
                        .image("app", "debian")
                        .copy("base", "/out")
                        .build(),
                "base");

        assertThat(input(plan.mergeJob(), "base").transport()).isEqualTo(Transport.SLICE);
    }

    @Test
    void cachesAStageWithoutName() throws PlanException {
        Plan plan = cut(
                graph().image(null, "golang")
                        .image("app", "debian")
                        .copy("stage-0", "/out")
                        .build(),
                "stage-0");

        assertThat(input(plan.mergeJob(), "stage-0").reason())
                .isEqualTo("it has no name that a named context could have");
        assertThat(job(plan, "stage-0").outputs().get(0).cutAfterLine()).isEqualTo(10);
    }

    @Test
    void cachesStagesThatShareAName() throws PlanException {
        Plan plan = cut(
                graph().image("build", "golang")
                        .image("copy", "debian")
                        .copy("build", "/out")
                        .image("build", "rust")
                        .image("app", "debian")
                        .copy("copy", "/out")
                        .copy("build", "/out")
                        .build(),
                "copy",
                "app");

        assertThat(plan.jobs().stream()
                        .flatMap(job -> job.outputs().stream())
                        .filter(output -> output.label().equals("build")))
                .allSatisfy(output -> assertThat(output.transport()).isEqualTo(Transport.REGISTRY_CACHE))
                .extracting(Output::cutAfterLine)
                .as("--target takes the last stage of a name")
                .containsExactlyInAnyOrder(10, null);
    }

    @Test
    void cachesAStageThatIsCalledAsAnImageThatAnotherUses() throws PlanException {
        Plan plan = cut(
                graph().image("other", "docker.io/library/golang:latest")
                        .image("golang", "golang:1.26")
                        .image("app", "debian")
                        .copy("golang", "/out")
                        .copy("other", "/out")
                        .build(),
                "golang",
                "other");

        assertThat(input(plan.mergeJob(), "golang").reason())
                .isEqualTo("a named context called golang would also replace the image of that name, which other uses");
        assertThat(input(plan.mergeJob(), "other").transport()).isEqualTo(Transport.SLICE);
    }

    @Test
    void replacesAStageThatIsCalledAsItsOwnImage() throws PlanException {
        Plan plan = cut(
                graph().image("golang", "golang")
                        .image("app", "debian")
                        .copy("golang", "/out")
                        .build(),
                "golang");

        assertThat(input(plan.mergeJob(), "golang").transport()).isEqualTo(Transport.SLICE);
    }

    @Test
    void cachesAStageOfAnotherPlatformForItsChildren() throws PlanException {
        StageGraph graph = graph().forPlatform(new Platform("linux", "arm64", ""))
                .image("base", "golang")
                .platform("linux/amd64")
                .from("app", "base")
                .build();

        assertThat(input(cut(graph, "base").mergeJob(), "base").reason())
                .isEqualTo("it is for linux/amd64, which its image would not say");
    }

    private static String reasonForCopying(String... sources) throws PlanException {
        Plan plan = cut(
                graph().image("build", "golang")
                        .image("app", "debian")
                        .copy("build", sources)
                        .build(),
                "build");
        Input input = input(plan.mergeJob(), "build");
        assertThat(input.transport()).isEqualTo(Transport.NAMED_CONTEXT);
        return input.reason();
    }
}
