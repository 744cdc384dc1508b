package dev.stagefan.benchmark;

import dev.stagefan.benchmark.BuildLog.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What the engine itself takes, measured by builds that do next to nothing.
 *
 * @param aroundSeconds of a build before its first instruction and after its last: Buildx, the base, the export
 * @param runSeconds of a RUN beyond what it runs
 * @param fileSeconds of a COPY, an ADD or a WORKDIR
 * @param minuteSeconds of what stands in for a minute
 */
record Calibration(double aroundSeconds, double runSeconds, double fileSeconds, double minuteSeconds) {
    private static final int MINUTES = 10;

    /** Of one build of {@code reality/calibration}. */
    static Calibration of(BuildLog build) {
        List<Step> chain = build.instructions("(RUN|COPY)");
        List<Lap> laps = new ArrayList<>();
        for (int at = 0; at + 1 < chain.size(); at++) {
            laps.add(new Lap(
                    chain.get(at).name(),
                    BuildLog.between(chain.get(at).started(), chain.get(at + 1).started())));
        }
        double inside = BuildLog.between(
                chain.get(0).started(), chain.get(chain.size() - 1).completed());
        double run = median(laps, lap -> lap.name().contains("RUN minutes 0 "));
        double ten = median(laps, lap -> lap.name().contains("RUN minutes " + MINUTES));
        return new Calibration(
                build.seconds() - inside, run, median(laps, lap -> lap.name().contains("COPY")), (ten - run) / MINUTES);
    }

    /** The middle of several. */
    static Calibration median(List<Calibration> all) {
        return new Calibration(
                middle(all, Calibration::aroundSeconds),
                middle(all, Calibration::runSeconds),
                middle(all, Calibration::fileSeconds),
                middle(all, Calibration::minuteSeconds));
    }

    /** From the start of an instruction to the start of the next. */
    private record Lap(String name, double seconds) {}

    private static double median(List<Lap> laps, Predicate<Lap> which) {
        return Numbers.median(laps.stream().filter(which).map(Lap::seconds).toList());
    }

    private static double middle(List<Calibration> all, ToDoubleFunction<Calibration> which) {
        return Numbers.median(all.stream().map(which::applyAsDouble).toList());
    }
}
