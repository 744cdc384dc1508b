package dev.stagefan.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Builds the examples for real on one engine, with minutes scaled to tenths of seconds, and prints how near the estimates
 * are: the tables of docs/benchmarks.md.
 *
 * <p>Run by testbed/benchmarks/reality.
 */
final class RealityBenchmark {
    private static final List<String> EXAMPLES = List.of("atom", "dynamo", "beacon");
    private static final double PERCENT = 100;

    private RealityBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments how often each build is repeated
     */
    public static void main(String[] arguments) throws IOException {
        int repetitions = Integer.parseInt(arguments[0]);
        ExportBenchmark.run(repetitions);
        System.out.println();
        List<Trial> trials = new ArrayList<>();
        try (Workshop workshop = Workshop.open()) {
            for (Work work : Work.values()) {
                trials.add(Trial.run(workshop, work, EXAMPLES, repetitions));
            }
        }
        System.out.println("| work | around a build, s | a RUN, s | a COPY, s | a minute, s |");
        System.out.println("|---|---|---|---|---|");
        trials.forEach(trial -> print(trial.work(), trial.calibration()));
        System.out.println();
        System.out.println("| example | work | way | predicted, s | measured, s | least to most | error |");
        System.out.println("|---|---|---|---|---|---|---|");
        trials.forEach(trial -> trial.results().forEach(result -> print(trial.work(), result)));
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "Mean absolute error: %.1f %%%n",
                PERCENT
                        * trials.stream()
                                .flatMap(trial -> trial.results().stream())
                                .mapToDouble(result -> Math.abs(result.error()))
                                .average()
                                .orElseThrow());
    }

    private static void print(Work work, Calibration calibration) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.3f | %.3f | %.3f |%n",
                work,
                calibration.aroundSeconds(),
                calibration.runSeconds(),
                calibration.fileSeconds(),
                calibration.minuteSeconds());
    }

    private static void print(Work work, Trial.Result result) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %.2f | %.2f to %.2f | %+.1f %% |%n",
                result.example(),
                work,
                result.way(),
                result.predicted(),
                result.median(),
                result.least(),
                result.most(),
                PERCENT * result.error());
    }
}
