package dev.stagefan.benchmark;

import dev.stagefan.benchmark.Trial.Result;
import dev.stagefan.benchmark.Trial.Source;
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
        System.out.println("| example | work | way | measured, s | least to most | from given timings, s | error "
                + "| from a serial build's log | error | from one runner's log | error |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        trials.forEach(trial -> trial.results().forEach(result -> print(trial.work(), result)));
        trials.forEach(trial -> printMeanError(trial.work().toString(), trial.results()));
        printMeanError(
                "all",
                trials.stream().flatMap(trial -> trial.results().stream()).toList());
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

    private static void print(Work work, Result result) {
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.2f | %.2f to %.2f |",
                result.example(),
                work,
                result.way(),
                result.median(),
                result.least(),
                result.most()));
        for (Source source : Source.values()) {
            row.append(String.format(
                    Locale.ROOT, " %.2f | %+.1f %% |", result.predicted(source), PERCENT * result.error(source)));
        }
        System.out.println(row);
    }

    private static void printMeanError(String what, List<Result> results) {
        StringBuilder row = new StringBuilder("| mean absolute error | " + what + " | | | |");
        for (Source source : Source.values()) {
            double mean = results.stream()
                    .mapToDouble(result -> Math.abs(result.error(source)))
                    .average()
                    .orElseThrow();
            row.append(String.format(Locale.ROOT, " | %.1f %% |", PERCENT * mean));
        }
        System.out.println(row);
    }
}
