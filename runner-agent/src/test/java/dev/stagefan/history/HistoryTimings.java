package dev.stagefan.history;

import dev.stagefan.timings.Sample;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Timings of one stage. */
final class HistoryTimings {
    private static final Instant NIGHT = Instant.parse("2026-11-25T03:00:00Z");

    private HistoryTimings() {}

    /** A sample of the {@code n}-th night. */
    static Timings night(int n) {
        Sample sample = new Sample(600.0 + n, NIGHT.plusSeconds(86_400L * n), "job base of run " + n);
        return new Timings(Map.of("base", StageTiming.of(new Samples(List.of(sample)))), Map.of(), Map.of());
    }

    /** How many samples there are. */
    static int count(Timings timings) {
        StageTiming stage = timings.stages().get("base");
        Samples samples = stage == null ? null : stage.duration();
        return samples == null ? 0 : samples.all().size();
    }
}
