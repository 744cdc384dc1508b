package dev.stagefan.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.plan.Timeline;
import dev.stagefan.timings.RunnerTiming;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing is left to chance, the simulated runs are the run that the plan shows: there is one cost model. */
class AgreementTest {
    /** A plan's timeline is in whole milliseconds. */
    private static final double MILLISECOND = 0.001;

    @ParameterizedTest
    @ValueSource(strings = {"atom", "beacon", "dynamo"})
    void simulatesAnExampleAsItsPlanShowsIt(String name) throws Exception {
        Examples.Case example = Examples.example(name);
        PlanRequest request = certain(example.request());
        for (int atOnce : List.of(20, 3, 1)) {
            assertAgreement(new Examples.Case(example.dockerfile(), request.atOnce(atOnce)));
        }
    }

    @Test
    void simulatesAPlanOfSomeUnknownStagesAsThePlanShowsIt() throws Exception {
        assertAgreement(Examples.of("""
                FROM debian AS a
                RUN a
                FROM debian AS b
                RUN b
                FROM debian
                COPY --from=a /a /a
                COPY --from=b /b /b
                """, "stages: {a: 20m}"));
    }

    @Test
    void simulatesRandomBuildsAsTheirPlansShowThem() throws Exception {
        int compared = 0;
        for (long seed = 0; seed < 150; seed++) {
            Examples.Case build = RandomBuilds.of(seed);
            if (Planner.plan(build.request()).timeline() != null) {
                assertAgreement(build);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(130);
    }

    @Test
    void simulatesOnWhatWasMeasuredOfRunnersAsThePlanShowsIt() throws Exception {
        Examples.Case atom = Examples.example("atom");
        PlanRequest request = certain(atom.request());
        RunnerTiming measured = new RunnerTiming(Samples.of(33), Samples.of(44), Samples.of(20e6), Samples.of(10e6));
        Timings timings =
                new Timings(request.timings().stages(), request.timings().images(), Map.of("ubuntu-24.04", measured));
        PlanRequest onMeasured = new PlanRequest(
                request.dockerfile(),
                request.context(),
                request.graph(),
                timings,
                request.fleet().measured(timings.runners()),
                request.limits(),
                request.overrides());

        assertAgreement(new Examples.Case(atom.dockerfile(), onMeasured));
        Timeline timeline = Objects.requireNonNull(Planner.plan(onMeasured).timeline());
        assertThat(timeline.slots().get(0).parts().get(0)).isEqualTo(new Timeline.Part("queue", 33, "given"));
        assertThat(timeline.slots().get(0).parts().get(4).seconds())
                .as("1.298 GB of layers at 10 MB a second")
                .isEqualTo(129.8);
    }

    private static void assertAgreement(Examples.Case example) throws Exception {
        Plan plan = Planner.plan(example.request());
        Timeline timeline = Objects.requireNonNull(plan.timeline());

        Estimate estimate =
                Estimator.estimate(example.dockerfile(), example.request(), plan, Examples.CERTAIN, WhatIf.NONE);

        for (double seconds : estimate.plan().makespan().seconds()) {
            assertThat(seconds).isCloseTo(timeline.makespanSeconds(), within(MILLISECOND));
        }
        assertThat(estimate.serial().makespan().p99()).isCloseTo(timeline.serialSeconds(), within(MILLISECOND));
        assertThat(estimate.oneRunner().makespan().p99()).isCloseTo(timeline.oneRunnerSeconds(), within(MILLISECOND));
        assertThat(estimate.plan().billedMinutes()).isEqualTo(timeline.billedMinutes());
        assertThat(estimate.plan().price()).isCloseTo(timeline.price(), within(MILLISECOND));
        assertThat(estimate.criticalPath()).isEqualTo(timeline.criticalPath());
        assertThat(estimate.plan().bars()).hasSameSizeAs(timeline.slots());
        for (int job = 0; job < timeline.slots().size(); job++) {
            assertSame(estimate.plan().bars().get(job), timeline.slots().get(job));
            assertThat(estimate.jobs().get(job).start().p90())
                    .isCloseTo(timeline.slots().get(job).startSeconds(), within(MILLISECOND));
            assertThat(estimate.jobs().get(job).end().p50())
                    .isCloseTo(timeline.slots().get(job).endSeconds(), within(MILLISECOND));
        }
    }

    private static void assertSame(Scenario.Bar bar, Timeline.Slot slot) {
        assertThat(bar.label()).isEqualTo(slot.job());
        assertThat(bar.startSeconds()).isCloseTo(slot.startSeconds(), within(MILLISECOND));
        assertThat(bar.endSeconds()).isCloseTo(slot.endSeconds(), within(MILLISECOND));
        assertThat(bar.parts()).hasSameSizeAs(slot.parts());
        for (int part = 0; part < bar.parts().size(); part++) {
            assertThat(bar.parts().get(part).seconds())
                    .as(slot.job() + " " + slot.parts().get(part).name())
                    .isCloseTo(slot.parts().get(part).seconds(), within(MILLISECOND));
        }
    }

    /** With one number for each duration: the median of its samples. */
    private static PlanRequest certain(PlanRequest request) {
        Map<String, StageTiming> stages = new LinkedHashMap<>();
        request.timings()
                .stages()
                .forEach((stage, timing) -> stages.put(
                        stage,
                        new StageTiming(
                                timing.duration() == null
                                        ? null
                                        : Samples.of(timing.duration().median()),
                                timing.cores(),
                                timing.imageBytes(),
                                timing.sliceBytes(),
                                timing.instructions())));
        return new PlanRequest(
                request.dockerfile(),
                request.context(),
                request.graph(),
                new Timings(
                        stages, request.timings().images(), request.timings().runners()),
                request.fleet(),
                request.limits(),
                request.overrides());
    }
}
