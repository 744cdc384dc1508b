package dev.stagefan.timings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimingsMergeTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-24T03:00:00Z");

    @Test
    void keepsTheLatestMeasuredSamplesAndAllThatWereGiven() {
        Timings older = timings(Sample.given(60), new Sample(61, MONDAY, "a"), new Sample(62, null, "undated"));
        Timings newer = timings(new Sample(63, TUESDAY, "b"));

        assertThat(durations(older.merge(newer, 2))).containsExactly(60.0, 61.0, 63.0);
        assertThat(durations(older.merge(newer, 1))).containsExactly(60.0, 63.0);
    }

    @Test
    void whatIsImportedTwiceCountsOnce() {
        Timings first = timings(new Sample(61, MONDAY, "a"), new Sample(5, null, "c"), Sample.given(60));

        assertThat(first.merge(first, 20)).isEqualTo(first);
        assertThat(durations(first.merge(timings(new Sample(61, MONDAY, "run 8123")), 20)))
                .containsExactly(5.0, 60.0, 61.0);
        assertThat(durations(first.merge(timings(new Sample(5, null, "d")), 20)))
                .containsExactly(5.0, 5.0, 60.0, 61.0);
    }

    @Test
    void theLargerOfTwoSizesOfAnImageStays() {
        Timings older = new Timings(Map.of(), Map.of("a", 10L, "b", 5L), Map.of());
        Timings newer = new Timings(Map.of(), Map.of("a", 3L, "b", 7L, "c", 1L), Map.of());

        assertThat(older.merge(newer, 20).images()).isEqualTo(Map.of("a", 10L, "b", 7L, "c", 1L));
    }

    @Test
    void aNewInstructionGoesBehindTheOneItFollows() {
        Timings older = of(instruction("RUN a", 1), instruction("RUN c", 1), instruction("RUN c", 9));
        Timings newer =
                of(instruction("RUN 0", 1), instruction("RUN a", 2), instruction("RUN b", 1), instruction("RUN c", 3));

        assertThat(stage(older.merge(newer, 20)).instructions())
                .extracting(
                        InstructionTiming::instruction,
                        timing -> timing.duration().values())
                .containsExactly(
                        tuple("RUN 0", List.of(1.0)),
                        tuple("RUN a", List.of(1.0, 2.0)),
                        tuple("RUN b", List.of(1.0)),
                        tuple("RUN c", List.of(1.0, 3.0)),
                        tuple("RUN c", List.of(9.0)));
    }

    private static InstructionTiming instruction(String name, double seconds) {
        return new InstructionTiming(name, Samples.of(seconds));
    }

    private static Timings of(InstructionTiming... instructions) {
        return new Timings(
                Map.of("s", new StageTiming(null, null, null, null, List.of(instructions))), Map.of(), Map.of());
    }

    private static Timings timings(Sample... samples) {
        return new Timings(Map.of("s", StageTiming.of(new Samples(List.of(samples)))), Map.of(), Map.of());
    }

    private static List<Double> durations(Timings timings) {
        Samples duration = stage(timings).duration();
        return duration == null ? List.of() : duration.values();
    }

    private static StageTiming stage(Timings timings) {
        return Objects.requireNonNull(timings.stages().get("s"));
    }
}
