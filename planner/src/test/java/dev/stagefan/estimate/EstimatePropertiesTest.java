package dev.stagefan.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagefan.estimate.Estimate.Alternative;
import dev.stagefan.estimate.Scenario.Bar;
import dev.stagefan.estimate.Scenario.Part;
import dev.stagefan.fleet.Fleet;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every estimate. */
class EstimatePropertiesTest {
    private static final double ROUNDING = 1e-6;

    @ParameterizedTest
    @ValueSource(strings = {"atom", "beacon", "dynamo"})
    void keepsItsNumbersInOrder(String name) throws Exception {
        Estimate estimate = Examples.example(name).estimate(Examples.SPREAD);

        for (Scenario scenario : List.of(estimate.serial(), estimate.oneRunner(), estimate.plan())) {
            Distribution makespan = scenario.makespan();
            assertThat(makespan.seconds()).hasSize(1000);
            assertThat(makespan.p50()).isLessThanOrEqualTo(makespan.p90());
            assertThat(makespan.p90()).isLessThanOrEqualTo(makespan.p99());
            assertThat(makespan.p50()).isGreaterThanOrEqualTo(estimate.fastestSeconds());
            assertThat(scenario.costs().stream()
                            .mapToLong(Scenario.RunnerCost::billedMinutes)
                            .sum())
                    .isEqualTo(scenario.billedMinutes());
            scenario.bars().forEach(EstimatePropertiesTest::assertWhole);
            assertThat(scenario.bars().stream().mapToDouble(Bar::endSeconds).max())
                    .as("the bars are those of the run in the middle")
                    .hasValue(makespan.p50());
        }
        assertThat(estimate.oneRunner().makespan().p50())
                .isLessThanOrEqualTo(estimate.serial().makespan().p50() + ROUNDING);
        assertThat(estimate.jobs()).allSatisfy(job -> {
            assertThat(job.critical()).isBetween(0.0, 1.0);
            assertThat(job.overTimeout()).isBetween(0.0, 1.0);
            assertThat(job.overRunnerLimit()).isBetween(0.0, 1.0);
        });
        assertThat(estimate.jobs().get(estimate.jobs().size() - 1).critical())
                .as("the merge job ends every run")
                .isEqualTo(1);
    }

    private static void assertWhole(Bar bar) {
        assertThat(bar.parts().stream().mapToDouble(Part::seconds).sum())
                .isCloseTo(bar.endSeconds() - bar.startSeconds(), within(ROUNDING));
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() throws Exception {
        Examples.Case atom = Examples.example("atom");

        Estimate estimate = atom.estimate(Examples.SPREAD);

        assertThat(atom.estimate(Examples.SPREAD)).isEqualTo(estimate);
        assertThat(atom.estimate(new EstimateOptions(1000, 2, 0.15, null, 0.9, false))
                        .plan()
                        .makespan())
                .isNotEqualTo(estimate.plan().makespan());
    }

    @Test
    void doesNotDependOnTheOrderOfTheTimings() throws Exception {
        Examples.Case atom = Examples.example("atom");
        List<Map.Entry<String, StageTiming>> reversed =
                new ArrayList<>(atom.request().timings().stages().entrySet());
        Collections.reverse(reversed);
        Map<String, StageTiming> stages = new LinkedHashMap<>();
        reversed.forEach(entry -> stages.put(entry.getKey(), entry.getValue()));
        PlanRequest request = new PlanRequest(
                atom.request().dockerfile(),
                atom.request().context(),
                atom.request().graph(),
                new Timings(stages, atom.request().timings().images(), Map.of()),
                atom.request().fleet(),
                atom.request().limits(),
                atom.request().overrides());

        assertThat(new Examples.Case(atom.dockerfile(), request).estimate(Examples.SPREAD))
                .isEqualTo(atom.estimate(Examples.SPREAD));
    }

    @Test
    void doesNotDependOnTheOrderOfTheStages() throws Exception {
        String timings =
                "stages: {a: {duration: 10m, image: 1 GB}, b: {duration: 8m, image: 1 GB}, app: 5m}\nimages: {debian: 1 GB}";
        String one = "FROM debian AS a\nRUN a\n";
        String other = "FROM debian AS b\nRUN b\n";
        String last = "FROM debian AS app\nRUN app\nCOPY --from=a /a /a\nCOPY --from=b /b /b\n";

        assertThat(Examples.of(one + other + last, timings)
                        .estimate(Examples.SPREAD)
                        .plan()
                        .makespan())
                .isEqualTo(Examples.of(other + one + last, timings)
                        .estimate(Examples.SPREAD)
                        .plan()
                        .makespan());
    }

    /** Graham's anomalies: a list schedule may end later with one more machine. Plans anew are kept within 5 %. */
    @ParameterizedTest
    @ValueSource(strings = {"atom", "beacon", "dynamo"})
    void isHardlyEverSlowerWithMoreRunners(String name) throws Exception {
        WhatIf whatIf = new WhatIf(IntStream.rangeClosed(1, 6).boxed().toList(), List.of(), List.of());

        List<Alternative> curve = Examples.example(name)
                .estimate(new EstimateOptions(200, 1, 0.15, null, 0.9, false), whatIf)
                .curve();

        for (int point = 1; point < curve.size(); point++) {
            assertThat(curve.get(point).p50Seconds())
                    .isLessThanOrEqualTo(curve.get(point - 1).p50Seconds() * 1.05);
        }
    }

    @Test
    void holdsForRandomBuilds() throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            Estimate estimate = RandomBuilds.of(seed).estimate(new EstimateOptions(40, seed, 0.3, null, 0.9, true));
            Distribution makespan = estimate.plan().makespan();
            assertThat(makespan.p50()).as("seed %d", seed).isLessThanOrEqualTo(makespan.p99());
            assertThat(makespan.p50()).isGreaterThanOrEqualTo(estimate.fastestSeconds() - ROUNDING);
            assertThat(estimate.oneRunner().makespan().p50())
                    .isLessThanOrEqualTo(estimate.serial().makespan().p50() + ROUNDING);
            assertThat(estimate.advice()).allSatisfy(advice -> {
                assertThat(advice.sentence()).endsWith(".").doesNotContain("NaN");
                assertThat(advice.gainSeconds() == null || advice.gainSeconds() >= 0)
                        .isTrue();
            });
            estimate.plan().bars().forEach(EstimatePropertiesTest::assertWhole);
            estimate.oneRunner().bars().forEach(EstimatePropertiesTest::assertWhole);
            estimate.serial().bars().forEach(EstimatePropertiesTest::assertWhole);
        }
    }

    @Test
    void comparesRunnersUnderTheSameLuck() throws Exception {
        Fleet fleet = new Fleet(List.of(Examples.runner("box", 1e6), Examples.runner("twin", 1e6)), 20);
        Examples.Case atom = Examples.example("atom");
        PlanRequest request = new PlanRequest(
                "Dockerfile",
                ".",
                atom.request().graph(),
                atom.request().timings(),
                fleet,
                atom.request().limits(),
                atom.request().overrides());

        Estimate estimate = new Examples.Case(atom.dockerfile(), request)
                .estimate(Examples.SPREAD, new WhatIf(List.of(), List.of("twin"), List.of()));

        assertThat(estimate.alternatives().get(0).p50Seconds())
                .isEqualTo(estimate.plan().makespan().p50());
        assertThat(estimate.alternatives().get(0).p90Seconds())
                .isEqualTo(estimate.plan().makespan().p90());
    }

    @Test
    void saysInPercentHowManyOfVeryManyPathsLeadThroughAnUnknownStage() throws Exception {
        StringBuilder text = new StringBuilder("FROM debian AS s0\nRUN s0\n");
        StringBuilder timings = new StringBuilder("stages: {s0: 1m");
        for (int diamond = 1; diamond <= 11; diamond++) {
            String before = "s" + (diamond - 1);
            text.append(
                    "FROM %1$s AS a%2$d\nRUN a\nFROM %1$s AS b%2$d\nRUN b\nFROM a%2$d AS s%2$d\nRUN s\nCOPY --from=b%2$d /b /b\n"
                            .formatted(before, diamond));
            timings.append(", s%1$d: 1m, b%1$d: 1m".formatted(diamond));
            timings.append(diamond == 5 ? "" : ", a%d: 1m".formatted(diamond));
        }

        Estimate estimate =
                Examples.of(text.toString(), timings + "}").estimate(new EstimateOptions(1, 1, 0, null, 0.9, false));

        assertThat(estimate.unknown())
                .containsExactly(new Estimate.Unknown("a5", "50 % of the paths to the target lead through it"));
    }

    @Test
    void letsTheStagesOfOneJobShareTheirRunnersLuck() throws Exception {
        String serial = "FROM debian AS a\nRUN a\nFROM a AS b\nRUN b\nFROM b AS c\nRUN c\nFROM c AS d\nRUN d\n";
        Estimate estimate = Examples.of(serial, "stages: {a: 1h, b: 1h, c: 1h, d: 1h}")
                .estimate(new EstimateOptions(4000, 1, 0.2, null, 0.9, false));

        Distribution makespan = estimate.serial().makespan();

        // Each has a variance of 0.04, and a half of it in common: (4 * 0.04 + 12 * 0.02) / 16 for the mean of four.
        double expected = Math.exp(1.2816 * Math.sqrt(0.025));
        assertThat(makespan.p90() / makespan.p50()).isBetween(expected - 0.03, expected + 0.03);
    }

    @Test
    void estimatesTheReferenceStory() throws Exception {
        Estimate atom = Examples.example("atom").estimate(new EstimateOptions(1000, 1, 0.15, 10800.0, 0.9, false));

        assertThat(atom.serial().makespan().p50() / 60).isBetween(225.0, 232.0);
        assertThat(atom.serial().makespan().over(10800)).as("hits 180 min").isGreaterThan(0.99);
        assertThat(atom.plan().makespan().p50() / 60).isBetween(105.0, 112.0);
        assertThat(atom.plan().makespan().over(10800)).isZero();
        assertThat(atom.holds()).isTrue();
        assertThat(atom.criticalPath()).containsExactly("base", "build_triton", "atom_image");
    }
}
