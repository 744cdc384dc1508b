package dev.stagefan.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stagefan.estimate.Estimate.Knowledge;
import dev.stagefan.estimate.Scenario.Activity;
import dev.stagefan.estimate.Scenario.Bar;
import dev.stagefan.estimate.Scenario.Part;
import dev.stagefan.estimate.Scenario.RunnerCost;
import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.fleet.Runner;
import dev.stagefan.fleet.Settings;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.Planner;
import dev.stagefan.timings.RunnerTiming;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.Timings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Computed by hand, on runners that queue 5 s, set up in 10 s and move 1 MB a second either way. */
class EstimatorTest {
    private static final String CHAIN = """
            FROM debian AS a
            RUN a
            FROM a AS app
            RUN app
            """;

    private static final String CHAIN_TIMINGS = """
            stages:
              a: {duration: 100s, image: 30 MB}
              app: {duration: 50s, image: 60 MB}
            images: {debian: 10 MB}
            """;

    private static final String FAN = """
            FROM debian AS a
            RUN a
            FROM debian AS b
            RUN b
            FROM debian AS app
            RUN app
            COPY --from=a / /
            COPY --from=b / /
            """;

    private static final String FAN_TIMINGS = """
            stages:
              a: {duration: 100s, cores: 2, image: 0 MB}
              b: {duration: 60s, cores: 2, image: 0 MB}
              app: {duration: 30s, image: 0 MB}
            images: {debian: 0 MB}
            """;

    private static final double CLOSE = 1e-6;
    private static final double FOREVER = 1e6;

    @Test
    void addsUpTwoJobs() throws Exception {
        Estimate estimate = chain().estimate(Examples.CERTAIN);

        assertThat(estimate.plan().bars())
                .containsExactly(
                        new Bar("a", 0, 145, parts(5, 10, 10, 100, 20)),
                        new Bar("app", 145, 270, parts(5, 10, 30, 50, 30)));
        assertThat(estimate.plan().makespan().p50()).isEqualTo(270);
        assertThat(estimate.plan().billedMinutes()).as("140 s and 120 s").isEqualTo(3 + 2);
        assertThat(estimate.plan().price()).isEqualTo(2.5);
        assertThat(estimate.fastestSeconds()).isEqualTo(150);
        assertThat(estimate.criticalPath()).containsExactly("a", "app");
        assertThat(estimate.jobs()).extracting(JobEstimate::critical).containsOnly(1.0);
        assertThat(estimate.jobs()).extracting(job -> job.run().p50()).containsExactly(140.0, 120.0);
        assertThat(estimate.knowledge()).isEqualTo(Knowledge.ALL);
        assertThat(estimate.dockerfile()).isEqualTo("Dockerfile");
        assertThat(estimate.target()).isEqualTo("app");
    }

    @Test
    void putsAllInOneJobForTheBaselines() throws Exception {
        Estimate estimate = chain().estimate(Examples.CERTAIN);

        assertThat(estimate.serial().bars())
                .containsExactly(
                        new Bar(
                                "a",
                                0,
                                125,
                                List.of(
                                        new Part(Activity.QUEUE, 5),
                                        new Part(Activity.SET_UP, 10),
                                        new Part(Activity.PULL, 10),
                                        new Part(Activity.BUILD, 100))),
                        new Bar("app", 125, 225, List.of(new Part(Activity.BUILD, 50), new Part(Activity.PUSH, 50))));
        assertThat(estimate.serial().makespan().p50()).isEqualTo(225);
        assertThat(estimate.serial().billedMinutes()).as("220 s").isEqualTo(4);
        assertThat(estimate.oneRunner()).isEqualTo(estimate.serial());
    }

    @Test
    void letsStagesShareTheCoresOfOneRunner() throws Exception {
        Estimate estimate =
                fan(new Fleet(List.of(Examples.runner("box", FOREVER)), 20)).estimate(Examples.CERTAIN);

        assertThat(estimate.serial().makespan().p50()).isEqualTo(15 + 100 + 60 + 30);
        assertThat(estimate.oneRunner().makespan().p50())
                .as("two of four cores each")
                .isEqualTo(15 + 100 + 30);
        assertThat(estimate.oneRunner().bars()).extracting(Bar::label).containsExactly("a", "b", "app");
        assertThat(estimate.oneRunner().bars()).extracting(Bar::startSeconds).containsExactly(0.0, 15.0, 115.0);
        assertThat(estimate.oneRunner().bars()).extracting(Bar::endSeconds).containsExactly(115.0, 75.0, 145.0);
        assertThat(estimate.serial().bars()).extracting(Bar::startSeconds).containsExactly(0.0, 115.0, 175.0);
    }

    @Test
    void letsJobsWaitWhereRunnersAreShort() throws Exception {
        Estimate estimate =
                fan(new Fleet(List.of(Examples.runner("box", FOREVER)), 1)).estimate(Examples.CERTAIN);

        assertThat(estimate.plan().bars())
                .containsExactly(
                        new Bar("a", 0, 115, parts(5, 10, 0, 100, 0)),
                        new Bar("b", 0, 190, parts(115 + 5, 10, 0, 60, 0)),
                        new Bar("app", 190, 235, parts(5, 10, 0, 30, 0)));
        assertThat(estimate.criticalPath()).as("b waited for a's runner").containsExactly("a", "b", "app");
    }

    @Test
    void keepsTheLimitOfOneKindOfRunner() throws Exception {
        Runner one = new Runner("box", "linux/amd64", 4, 0.5, 1, 5, 10, 1e6, 1e6, FOREVER, List.of());

        Estimate estimate = fan(new Fleet(List.of(one), 20)).estimate(Examples.CERTAIN);

        assertThat(estimate.plan().makespan().p50()).isEqualTo(235);
    }

    @Test
    void sendsSharedLayersAgainWhereBothExportsRunAtOnce() throws Exception {
        EstimateOptions parallel = new EstimateOptions(1, 1, 0, null, 0.9, true);

        Estimate estimate = chain().estimate(parallel);

        assertThat(estimate.plan().makespan().p50()).isCloseTo(270 + 0.12 * 20 + 0.12 * 30, within(CLOSE));
    }

    @Test
    void addsUpCostsByRunner() throws Exception {
        Runner cheap = new Runner("cheap", "linux/amd64", 4, 0.001, 20, 5, 10, 1e6, 1e6, FOREVER, List.of());
        Fleet fleet = new Fleet(List.of(Examples.runner("box", FOREVER), cheap), 20);
        Overrides overrides = new Overrides(List.of("a", "b"), List.of(), Map.of("b", "cheap"));

        Estimate estimate = Examples.of(FAN, Examples.timings(FAN_TIMINGS), Examples.settings(fleet, overrides))
                .estimate(Examples.CERTAIN);

        assertThat(estimate.plan().costs())
                .as("110 s and 40 s on one, 70 s on the other")
                .containsExactly(new RunnerCost("box", 2 + 1, 1.5), new RunnerCost("cheap", 2, 0.002));
        assertThat(estimate.plan().price()).isEqualTo(1.502);
    }

    @Test
    void saysHowLikelyAJobIsCutOff() throws Exception {
        // A job of 10 s set-up and 100 to 200 s building, which may run 180 s: too long in three of ten runs.
        Estimate estimate = Examples.of(
                        """
                        FROM scratch AS app
                        RUN app
                        """,
                        Examples.timings("stages: {app: {duration: [100s, 200s], image: 0 MB}}"),
                        Examples.settings(new Fleet(List.of(Examples.runner("box", 180)), 20), Overrides.NONE))
                .estimate(new EstimateOptions(4000, 7, 0, 180.0, 0.9, false));

        JobEstimate job = estimate.jobs().get(0);
        assertThat(job.overRunnerLimit()).as("needs more than 170 s to build").isCloseTo(0.3, within(0.02));
        assertThat(job.timeoutMinutes()).isEqualTo(3);
        assertThat(job.overTimeout()).isEqualTo(job.overRunnerLimit());
        assertThat(estimate.plan().makespan().over(180)).as("the queue counts").isGreaterThan(job.overRunnerLimit());
        assertThat(estimate.holds()).isFalse();
    }

    @Test
    void drawsFromWhatWasMeasuredOfRunnersWhereTheSettingsDoNotSay() throws Exception {
        Examples.Case chain = chain();
        Timings measured = new Timings(
                chain.request().timings().stages(),
                chain.request().timings().images(),
                Map.of("box", new RunnerTiming(Samples.of(40, 60), Samples.of(20), null, null)));

        Estimate estimate = Examples.of(CHAIN, measured, isolatedOnBox()).estimate(Examples.SPREAD);

        assertThat(estimate.jobs().get(0).end().p50()
                        - estimate.jobs().get(0).run().p50())
                .isBetween(40.0, 60.0);
        assertThat(estimate.basis())
                .contains(
                        new Estimate.Basis("queue of box", "50 s", "median of 2 samples"),
                        new Estimate.Basis("set-up of box", "10 s", "given"));
    }

    @Test
    void givesBoundsAndNamesWhatIsUnknown() throws Exception {
        Estimate estimate = Examples.of(FAN, Examples.timings("stages: {a: 100s}"), Settings.DEFAULT)
                .estimate(Examples.SPREAD);

        assertThat(estimate.knowledge()).isEqualTo(Knowledge.SOME);
        assertThat(estimate.isLowerBound()).isTrue();
        assertThat(estimate.unknown())
                .containsExactly(
                        new Estimate.Unknown("app", "every path to the target leads through it"),
                        new Estimate.Unknown("b", "1 of 2 paths to the target leads through it"));
        assertThat(estimate.fastestSeconds()).as("what is known of the chain").isBetween(50.0, 200.0);
        assertThat(estimate.basis()).contains(new Estimate.Basis("b", "unknown", "unknown"));
    }

    @Test
    void isStillOfUseWhereNothingIsKnown() throws Exception {
        Estimate estimate = Examples.of(FAN, Timings.NONE, Settings.DEFAULT).estimate(Examples.SPREAD);

        assertThat(estimate.knowledge()).isEqualTo(Knowledge.NONE);
        assertThat(estimate.fastestSeconds()).isZero();
        assertThat(estimate.unknown()).extracting(Estimate.Unknown::stage).containsExactly("app", "a", "b");
        assertThat(estimate.advice()).extracting(Advice::kind).containsExactly("measure");
    }

    @Test
    void showsWhereEveryNumberComesFrom() throws Exception {
        assertThat(chain().estimate(Examples.SPREAD).basis())
                .containsExactly(
                        new Estimate.Basis("a", "2 min", "given"),
                        new Estimate.Basis("app", "50 s", "given"),
                        new Estimate.Basis("queue of box", "5 s", "assumed"),
                        new Estimate.Basis("set-up of box", "10 s", "given"),
                        new Estimate.Basis("download of box", "1 MB/s", "given"),
                        new Estimate.Basis("upload of box", "1 MB/s", "given"),
                        new Estimate.Basis("size of a", "30 MB", "given"),
                        new Estimate.Basis("size of app", "60 MB", "given"),
                        new Estimate.Basis("size of debian", "10 MB", "given"),
                        new Estimate.Basis("spread of a number that is known once", "0.15 of its logarithm", "assumed"),
                        new Estimate.Basis("part of a stage's spread that is its runner's", "0.50", "assumed"));
    }

    @Test
    void plansAnewForOtherNumbersOfRunnersAndJobs() throws Exception {
        Examples.Case example = Examples.example("beacon");
        WhatIf whatIf = new WhatIf(IntStream.rangeClosed(1, 8).boxed().toList(), List.of(), List.of(1));

        Estimate estimate = example.estimate(new EstimateOptions(50, 1, 0.15, null, 0.9, false), whatIf);

        assertThat(estimate.curve()).extracting(Estimate.Alternative::runners).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(estimate.curve().get(0).p50Seconds())
                .isCloseTo(estimate.oneRunner().makespan().p50(), within(CLOSE));
        assertThat(estimate.curve().get(7).p50Seconds())
                .isEqualTo(estimate.plan().makespan().p50());
        assertThat(estimate.curve().get(0).label()).isEqualTo("1 runner");
        assertThat(estimate.alternatives()).singleElement().satisfies(one -> {
            assertThat(one.label()).isEqualTo("at most 1 job");
            assertThat(one.jobs()).isEqualTo(1);
            assertThat(one.runners()).isNull();
        });
    }

    @Test
    void buildsOnOtherRunners() throws Exception {
        Runner slow = new Runner("slow", "linux/amd64", 4, 0.1, 20, 5, 10, 0.5e6, 1e6, FOREVER, List.of());
        Runner twin = new Runner("twin", "linux/amd64", 4, 0.1, 20, 5, 10, 0.5e6, 1e6, FOREVER, List.of());
        Runner arm = new Runner("arm", "linux/arm64", 4, 0.1, 20, 5, 10, 1e6, 1e6, FOREVER, List.of());
        Fleet fleet = new Fleet(List.of(Examples.runner("box", FOREVER), slow, twin, arm), 20);
        Examples.Case chain = Examples.of(
                CHAIN, Examples.timings(CHAIN_TIMINGS), Examples.settings(fleet, Examples.isolated("a", "app")));

        assertThat(WhatIf.otherRunners(chain.request())).containsExactly("slow");
        Estimate estimate = chain.estimate(
                Examples.CERTAIN, new WhatIf(List.of(), WhatIf.otherRunners(chain.request()), List.of()));
        assertThat(estimate.alternatives())
                .containsExactly(new Estimate.Alternative("slow", null, 2, 270 + 10 + 30, 270 + 10 + 30, 6, 0.6));
        assertThatThrownBy(() -> chain.estimate(Examples.CERTAIN, new WhatIf(List.of(), List.of("arm"), List.of())))
                .isInstanceOf(PlanException.class)
                .hasMessage("could not build on arm because it is linux/arm64 and the build runs on linux/amd64;"
                        + " take a runner of that platform, or build on another one with --build-platform");
        assertThatThrownBy(() -> chain.estimate(Examples.CERTAIN, new WhatIf(List.of(), List.of("slwo"), List.of())))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("could not build on slwo because the fleet has no such runner; ")
                .hasMessageContaining("slow");
    }

    @Test
    void refusesAPlanOfAnotherDockerfile() throws Exception {
        Examples.Case chain = chain();

        assertThatThrownBy(() -> Estimator.estimate(
                        chain.dockerfile(),
                        chain.request(),
                        Planner.plan(Examples.example("atom").request()),
                        Examples.CERTAIN,
                        WhatIf.NONE))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("plan anew");
    }

    private static Settings isolatedOnBox() {
        return Examples.settings(
                new Fleet(List.of(Examples.runner("box", FOREVER)), 20), Examples.isolated("a", "app"));
    }

    private static Examples.Case chain() throws Exception {
        return Examples.of(CHAIN, Examples.timings(CHAIN_TIMINGS), isolatedOnBox());
    }

    private static Examples.Case fan(Fleet fleet) throws Exception {
        return Examples.of(
                FAN, Examples.timings(FAN_TIMINGS), Examples.settings(fleet, Examples.isolated("a", "b", "app")));
    }

    private static List<Part> parts(double queue, double setUp, double pull, double build, double push) {
        return List.of(
                new Part(Activity.QUEUE, queue),
                new Part(Activity.SET_UP, setUp),
                new Part(Activity.PULL, pull),
                new Part(Activity.BUILD, build),
                new Part(Activity.PUSH, push));
    }
}
