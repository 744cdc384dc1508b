package dev.stagefan.plan;

import static dev.stagefan.plan.Graphs.graph;
import static dev.stagefan.plan.Plans.cut;
import static dev.stagefan.plan.Plans.ids;
import static dev.stagefan.plan.Plans.job;
import static dev.stagefan.plan.Plans.minutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode.SecretUse;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PlannerTest {
    /** Four builds side by side on one base, and an unrelated stage. */
    private static final StageGraph ATOM = graph().image("base", "rocm/pytorch:latest")
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

    private static final Timings ATOM_TIMINGS = minutes(Map.of(
            "base", 14, "build_mori", 44, "build_rccl", 40, "build_triton", 65, "build_aiter", 60, "atom_image", 22));

    @Test
    void buildsHeavyStagesSideBySide() throws PlanException {
        Plan plan = Plans.of(ATOM, ATOM_TIMINGS);

        assertThat(ids(plan))
                .containsExactly("base", "build_mori", "build_rccl", "build_triton", "build_aiter", "atom_image");
        assertThat(plan.mergeJob().merge()).isTrue();
        assertThat(plan.mergeJob().needs())
                .containsExactly("base", "build_aiter", "build_mori", "build_rccl", "build_triton");
        assertThat(plan.unmet()).isEmpty();
    }

    @Test
    void leavesOutStagesThatTheTargetDoesNotNeed() throws PlanException {
        assertThat(Plans.of(ATOM).jobs()).flatExtracting(Job::stages).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 6);
    }

    @Test
    void comparesThePlanWithOneRunner() throws PlanException {
        Timeline timeline = timeline(Plans.of(ATOM, ATOM_TIMINGS));

        assertThat(timeline.makespanSeconds()).isBetween((14 + 65 + 22) * 60.0, (14 + 65 + 22 + 5) * 60.0);
        assertThat(timeline.serialSeconds()).isBetween(245 * 60.0, 250 * 60.0);
        assertThat(timeline.oneRunnerSeconds())
                .as("stages keep all cores busy unless the timings say otherwise")
                .isEqualTo(timeline.serialSeconds());
        assertThat(timeline.criticalPath()).containsExactly("base", "build_triton", "atom_image");
        assertThat(timeline.billedMinutes()).isGreaterThanOrEqualTo(245);
        assertThat(timeline.price()).isCloseTo(timeline.billedMinutes() * 0.006, within(1e-9));
        assertThat(timeline.isLowerBound()).isFalse();
    }

    @Test
    void letsStagesOnOneRunnerOverlapThatLeaveCoresIdle() throws PlanException {
        StageTiming twoCores = new StageTiming(Samples.of(600), 2.0, null, null, List.of());
        Timings timings = new Timings(Map.of("a", twoCores, "b", twoCores, "app", twoCores), Map.of(), Map.of());
        StageGraph graph = graph().image("a", "debian")
                .image("b", "debian")
                .image("app", "debian")
                .copy("a", "/a")
                .copy("b", "/b")
                .build();

        Timeline timeline = timeline(Plans.of(graph, timings));

        assertThat(timeline.serialSeconds() - timeline.oneRunnerSeconds()).isCloseTo(600, within(0.01));
    }

    @Test
    void addsUpTheTimelineAndSaysWhereItsNumbersComeFrom() throws PlanException {
        Timings timings = new Timings(
                Map.of(
                        "base",
                        StageTiming.of(Samples.of(60, 70, 90)),
                        "app",
                        minutes(Map.of("app", 30)).stages().get("app")),
                Map.of(),
                Map.of());
        Timeline timeline = timeline(
                Plans.of(graph().image("base", "debian").from("app", "base").build(), timings));

        assertThat(timeline.stages())
                .containsExactly(
                        new Timeline.StageTime(0, "base", 70, "median of 3 samples"),
                        new Timeline.StageTime(1, "app", 1800, "given"));
        for (Timeline.Slot slot : timeline.slots()) {
            assertThat(slot.parts().stream().mapToDouble(Timeline.Part::seconds).sum())
                    .isCloseTo(slot.endSeconds() - slot.startSeconds(), within(0.01));
        }
        assertThat(timeline.slots().get(0).parts())
                .extracting(Timeline.Part::name)
                .containsExactly("queue", "set-up", "pull", "build", "push");
    }

    @Test
    void followsTheGraphWhereNothingIsKnown() throws PlanException {
        Plan plan = Plans.of(graph().image("base", "debian")
                .from("deps", "base")
                .from("a", "deps")
                .from("b", "deps")
                .image("tools", "debian")
                .from("app", "base")
                .copy("a", "/a")
                .copy("b", "/b")
                .copy("tools", "/tools")
                .build());

        assertThat(plan.timeline()).isNull();
        assertThat(plan.jobs()).extracting(Job::stages).contains(List.of(2), List.of(3), List.of(4), List.of(5));
        assertThat(plan.jobs()).extracting(Job::timeoutMinutes).containsOnly(360);
        assertThat(plan.notes()).first().asString().startsWith("No stage's duration is known");
    }

    @Test
    void keepsChainsInOneJobWhereNothingIsKnown() throws PlanException {
        Plan plan = Plans.of(
                graph().image("a", "debian").from("b", "a").from("c", "b").build());

        assertThat(plan.jobs()).extracting(Job::stages).containsExactly(List.of(0, 1, 2));
    }

    @Test
    void givesLowerBoundsWhereSomeStagesAreUnknown() throws PlanException {
        Plan plan = Plans.of(ATOM, minutes(Map.of("base", 14, "build_triton", 65, "atom_image", 22)));

        Timeline timeline = timeline(plan);
        assertThat(timeline.unknown()).containsExactly("build_mori", "build_rccl", "build_aiter");
        assertThat(timeline.isLowerBound()).isTrue();
        assertThat(timeline.makespanSeconds()).isLessThan((14 + 65 + 22 + 5) * 60.0);
        assertThat(ids(plan)).as("unknown ones stay apart").contains("build_mori", "build_rccl", "build_aiter");
        assertThat(job(plan, "build_mori").timeoutMinutes()).isEqualTo(360);
        assertThat(job(plan, "build_triton").timeoutMinutes()).isLessThan(360);
    }

    @Test
    void buildsLightStagesWhereTheyAreNeeded() throws PlanException {
        Plan plan = Plans.of(graph().image("settings", "debian")
                .withoutRun()
                .context("/etc")
                .from("a", "settings")
                .from("b", "settings")
                .from("app", "settings")
                .copy("a", "/a")
                .copy("b", "/b")
                .build());

        assertThat(plan.jobs()).extracting(Job::stages).containsExactly(List.of(0, 1), List.of(0, 2), List.of(0, 3));
        assertThat(plan.mergeJob().inputs()).extracting(Input::label).containsExactly("a", "b");
    }

    @Test
    void doesNotFetchFromTheNetworkTwice() throws PlanException {
        Plan plan = Plans.of(graph().image("source", "debian")
                .withoutRun()
                .adds("https://example.com/source.tar.gz")
                .from("a", "source")
                .from("app", "source")
                .copy("a", "/a")
                .build());

        assertThat(plan.jobs().stream().filter(job -> job.stages().contains(0))).hasSize(1);
    }

    @Test
    void takesTheCompanyOfStagesThatAreOneToBuildKit() throws PlanException {
        StageGraph graph = graph().image("a", "debian")
                .image("b", "debian")
                .same("a", "b")
                .image("app", "debian")
                .copy("a", "/a")
                .copy("b", "/b")
                .build();

        Plan plan = Plans.of(graph, minutes(Map.of("a", 60, "b", 60, "app", 60)));

        assertThat(plan.jobs())
                .extracting(Job::stages)
                .anySatisfy(stages -> assertThat(stages).contains(0, 1));
        assertThat(plan.notes()).anySatisfy(note -> assertThat(note).contains("a, b are one and the same"));
    }

    @Test
    void buildsWhatSeesTheTargetsNameInTheMergeJob() throws PlanException {
        StageGraph graph = graph().image("named", "debian")
                .arg("TARGETSTAGE")
                .image("other", "debian")
                .from("child", "named")
                .image("app", "debian")
                .copy("child", "/child")
                .copy("other", "/other")
                .build();

        Plan plan = Plans.of(graph);

        assertThat(plan.mergeJob().stages()).contains(0, 2, 3);
    }

    @Test
    void takesAReplacedStageAsGiven() throws PlanException {
        StageGraph graph = graph().namedContext("vendor", "docker-image://example.com/vendor@sha256:0")
                .image("compiler", "debian")
                .image("vendor", "debian")
                .copy("compiler", "/out")
                .from("a", "vendor")
                .from("app", "vendor")
                .copy("a", "/a")
                .build();

        Plan plan = cut(graph, "a");

        assertThat(plan.jobs()).extracting(Job::stages).containsExactly(List.of(1, 2), List.of(1, 3));
        assertThat(plan.mergeJob().inputs()).extracting(Input::label).containsExactly("a");
    }

    @Test
    void givesEachJobOnlyWhatItsStagesUse() throws PlanException {
        StageGraph graph = graph().image("base", "debian")
                .baseArg("DEBIAN")
                .arg("MIRROR")
                .context("/base")
                .from("build", "base")
                .arg("FLAGS")
                .secret("token", Graphs.Need.OPTIONAL)
                .secret("token", Graphs.Need.REQUIRED)
                .ssh("default")
                .entitlement("network.host")
                .image("app", "debian")
                .arg("VERSION")
                .copy("build", "/out")
                .build();

        Plan plan = cut(graph, "base", "build");

        assertThat(job(plan, "base").buildArgs()).containsExactly("DEBIAN", "MIRROR");
        assertThat(job(plan, "base").readsContext()).isTrue();
        assertThat(job(plan, "base").secrets()).isEmpty();
        assertThat(job(plan, "build").buildArgs())
                .as("base is replaced; its FROM line is expanded all the same")
                .containsExactly("DEBIAN", "FLAGS");
        assertThat(job(plan, "build").readsContext()).isFalse();
        assertThat(job(plan, "build").secrets()).containsExactly(new SecretUse("token", true));
        assertThat(job(plan, "build").ssh()).containsExactly("default");
        assertThat(job(plan, "build").entitlements()).containsExactly("network.host");
        assertThat(plan.mergeJob().buildArgs()).containsExactly("DEBIAN", "VERSION");
        assertThat(plan.mergeJob().entitlements()).isEmpty();
    }

    @Test
    void givesACachedBuildWhatItsCacheIsKeyedBy() throws PlanException {
        StageGraph graph = graph().image("base", "debian")
                .arg("MIRROR")
                .context("/base")
                .secret("token", Graphs.Need.REQUIRED)
                .entitlement("network.host")
                .from("app", "base")
                .inherits("MIRROR", "base")
                .build();

        Job merge = cut(graph, "base").mergeJob();

        assertThat(merge.cachedStages()).containsExactly(0);
        assertThat(merge.buildArgs()).containsExactly("MIRROR");
        assertThat(merge.readsContext()).isTrue();
        assertThat(merge.entitlements()).containsExactly("network.host");
        assertThat(merge.secrets()).as("no part of a cache key").isEmpty();
    }

    @Test
    void readsOnFromAReplacedStageToWhatItCopies() throws PlanException {
        StageGraph graph = graph().image("deep", "debian")
                .arg("DEEP")
                .image("build", "debian")
                .copy("deep", "/out")
                .arg("BUILD")
                .image("app", "debian")
                .copy("build", "/out")
                .build();

        assertThat(cut(graph, "deep", "build").mergeJob().buildArgs())
                .as("BuildKit expands the instructions of deep in the merge job too")
                .containsExactly("DEEP");
    }

    @Test
    void runsArmBuildsOnArmRunners() throws PlanException {
        StageGraph graph = graph().forPlatform(new Platform("linux", "arm64", ""))
                .image("app", "debian")
                .build();

        assertThat(Plans.of(graph).mergeJob().runner()).isEqualTo("ubuntu-24.04-arm");
    }

    @Test
    void refusesAPlatformThatNoRunnerHas() {
        StageGraph graph = graph().forPlatform(new Platform("linux", "riscv64", ""))
                .image("app", "debian")
                .build();

        assertThatThrownBy(() -> Plans.of(graph))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("could not choose a runner because the fleet has none for linux/riscv64");
    }

    @Test
    void saysWhichLimitsItDoesNotKeep() throws PlanException {
        Plan plan = Plans.of(
                ATOM,
                minutes(Map.of(
                        "base",
                        14,
                        "build_mori",
                        44,
                        "build_rccl",
                        40,
                        "build_triton",
                        400,
                        "build_aiter",
                        60,
                        "atom_image",
                        22)),
                new Limits(1, 3600.0),
                new Overrides(List.of("base"), List.of(), Map.of()));

        assertThat(plan.unmet()).hasSize(3);
        assertThat(plan.unmet().get(0)).contains("jobs, and 1 are allowed");
        assertThat(plan.unmet().get(1)).contains("ubuntu-24.04 allows 6 h");
        assertThat(plan.unmet().get(2)).startsWith("The run takes ").contains("1 h are allowed");
    }

    @Test
    void saysWhichTimingsNameNoStage() throws PlanException {
        Plan plan = Plans.of(graph().image("app", "debian").build(), minutes(Map.of("app", 5, "gone", 5)));

        assertThat(plan.notes())
                .anySatisfy(note -> assertThat(note).endsWith("stages that are not in this Dockerfile: gone."));
    }

    @Test
    void planALargeGraphTheSameEachTime() throws PlanException {
        Graphs graph = graph().image("s0", "debian");
        for (int stage = 1; stage < 300; stage++) {
            graph.from("s" + stage, "s" + stage / 3).copy("s" + (stage - 1), "/out");
        }
        StageGraph built = graph.build();

        assertThat(Plans.of(built)).isEqualTo(Plans.of(built));
    }

    private static Timeline timeline(Plan plan) {
        return Objects.requireNonNull(plan.timeline());
    }
}
