package dev.stagefan.benchmark;

import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The examples with one kind of work: predicted and measured. */
record Trial(Work work, Calibration calibration, List<Result> results) {
    private static final double MINUTE_SECONDS = 0.1;
    private static final Path CALIBRATION = Testbed.root().resolve("testbed/src/test/resources/reality/calibration");

    /** One example built one way. */
    record Result(String example, Way way, double predicted, List<Double> measured) {
        double median() {
            return Numbers.median(measured);
        }

        double least() {
            return Collections.min(measured);
        }

        double most() {
            return Collections.max(measured);
        }

        /** How far the prediction is above what was measured, as a share of that. */
        double error() {
            return predicted / median() - 1;
        }
    }

    /** What is built, and which way. */
    private record Case(String example, Way way) {}

    static Trial run(Workshop workshop, Work work, List<String> examples, int repetitions) throws IOException {
        Map<Case, List<Double>> measured = new LinkedHashMap<>();
        List<Calibration> calibrations = new ArrayList<>();
        List<String> arguments = arguments(minute(workshop, work));
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (String example : examples) {
                // As near as can be to what it is for, since a machine is seldom as busy as it was a minute ago.
                calibrations.add(calibrate(workshop, work, arguments));
                for (Way way : Way.values()) {
                    double seconds;
                    try (Folder folder = Folder.of(Example.of(example).folder(), work)) {
                        seconds = workshop.build(folder.path(), way, arguments).seconds();
                    }
                    measured.computeIfAbsent(new Case(example, way), key -> new ArrayList<>())
                            .add(seconds);
                    System.err.printf(Locale.ROOT, "%s, %s, %s: %.2f s%n", example, work, way, seconds);
                }
            }
        }
        Calibration calibration = Calibration.median(calibrations);
        List<Result> results = new ArrayList<>();
        for (Map.Entry<Case, List<Double>> entry : measured.entrySet()) {
            Case built = entry.getKey();
            results.add(new Result(
                    built.example(), built.way(), predicted(built, work, calibration), List.copyOf(entry.getValue())));
        }
        return new Trial(work, calibration, results);
    }

    private static double predicted(Case built, Work work, Calibration calibration) throws IOException {
        Example example = Example.of(built.example());
        try (Folder folder = Folder.of(example.folder(), work)) {
            return Forecast.of(folder.path(), example.scaledTimings(work, calibration), calibration.aroundSeconds())
                    .seconds(built.way());
        }
    }

    /** What {@code MINUTE} is, so that a minute of the work takes {@link #MINUTE_SECONDS}. */
    private static double minute(Workshop workshop, Work work) throws IOException {
        double first = work.firstMinute();
        return work == Work.PAUSE
                ? first
                : first
                        * MINUTE_SECONDS
                        / calibrate(workshop, work, arguments(first)).minuteSeconds();
    }

    private static Calibration calibrate(Workshop workshop, Work work, List<String> arguments) throws IOException {
        try (Folder folder = Folder.of(CALIBRATION, work)) {
            return Calibration.of(workshop.build(folder.path(), Way.ONE_RUNNER, arguments));
        }
    }

    private static List<String> arguments(double minute) {
        return List.of(String.format(Locale.ROOT, "--build-arg=MINUTE=%.1f", minute), "--build-arg=MEGABYTE=1024");
    }
}
