package dev.stagefan.benchmark;

import dev.stagefan.testbed.Testbed;
import dev.stagefan.timings.Timings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The examples with one kind of work: predicted and measured. */
record Trial(Work work, Calibration calibration, List<Result> results) {
    static final Path CALIBRATION = Testbed.root().resolve("testbed/src/test/resources/reality/calibration");

    Trial {
        results = List.copyOf(results);
    }

    /** What a prediction was made from. */
    enum Source {
        /** The example's timings, scaled. */
        GIVEN,
        /** The log of an earlier serial build. */
        SERIAL_LOG,
        /** The log of an earlier build on one runner. */
        ONE_RUNNER_LOG
    }

    /**
     * One example built one way.
     *
     * @param predicted from each source
     * @param measured one or more
     */
    record Result(String example, Way way, Map<Source, Double> predicted, List<Double> measured) {
        Result {
            predicted = Map.copyOf(predicted);
            measured = List.copyOf(measured);
        }

        double median() {
            return Numbers.median(measured);
        }

        double least() {
            return Collections.min(measured);
        }

        double most() {
            return Collections.max(measured);
        }

        double predicted(Source source) {
            return Objects.requireNonNull(predicted.get(source));
        }

        /** How far the prediction is above what was measured, as a share of that. */
        double error(Source source) {
            return predicted(source) / median() - 1;
        }
    }

    /** What is built, and which way. */
    private record Case(String example, Way way) {}

    /** Builds everything once for its log, and then for its time. */
    static Trial run(Workshop workshop, Work work, List<String> examples, int repetitions) {
        Map<Case, List<BuildLog>> logs = new LinkedHashMap<>();
        List<Calibration> calibrations = new ArrayList<>();
        List<String> arguments = arguments(minute(workshop, work));
        for (int repetition = 0; repetition <= repetitions; repetition++) {
            for (String example : examples) {
                // As near as can be to what it is for, since a machine is seldom as busy as it was a minute ago.
                calibrations.add(calibrate(workshop, work, arguments));
                for (Way way : Way.values()) {
                    BuildLog log = build(workshop, Example.of(example).folder(), work, way, arguments);
                    logs.computeIfAbsent(new Case(example, way), key -> new ArrayList<>())
                            .add(log);
                    System.err.printf(Locale.ROOT, "%s, %s, %s: %.2f s%n", example, work, way, log.seconds());
                }
            }
        }
        Calibration calibration = Calibration.median(calibrations);
        return new Trial(work, calibration, results(work, calibration, logs));
    }

    private static List<Result> results(Work work, Calibration calibration, Map<Case, List<BuildLog>> logs) {
        List<Result> results = new ArrayList<>();
        for (Case built : logs.keySet()) {
            Example example = Example.of(built.example());
            List<BuildLog> timed = logs.get(built);
            Map<Source, Double> predicted = new EnumMap<>(Source.class);
            for (Source source : Source.values()) {
                Timings timings = timings(source, example, built, work, calibration, logs);
                predicted.put(
                        source,
                        Forecast.of(example, timings, calibration.aroundSeconds())
                                .seconds(built.way()));
            }
            List<Double> measured = timed.subList(1, timed.size()).stream()
                    .map(BuildLog::seconds)
                    .toList();
            results.add(new Result(built.example(), built.way(), predicted, measured));
        }
        return results;
    }

    private static Timings timings(
            Source source,
            Example example,
            Case built,
            Work work,
            Calibration calibration,
            Map<Case, List<BuildLog>> logs) {
        return switch (source) {
            case GIVEN -> example.scaled(work, calibration);
            case SERIAL_LOG -> example.imported(work, first(logs, built, Way.SERIAL));
            case ONE_RUNNER_LOG -> example.imported(work, first(logs, built, Way.ONE_RUNNER));
        };
    }

    private static BuildLog first(Map<Case, List<BuildLog>> logs, Case built, Way way) {
        return logs.getOrDefault(new Case(built.example(), way), List.of()).get(0);
    }

    /** What {@code MINUTE} is, so that a minute of the work takes what it shall. */
    private static double minute(Workshop workshop, Work work) {
        double first = work.firstMinute();
        return work == Work.PAUSE
                ? first
                : first
                        * work.minuteSeconds()
                        / calibrate(workshop, work, arguments(first)).minuteSeconds();
    }

    /** One build of {@code reality/calibration}. */
    static Calibration calibrate(Workshop workshop, Work work, List<String> arguments) {
        return Calibration.of(build(workshop, CALIBRATION, work, Way.ONE_RUNNER, arguments));
    }

    private static BuildLog build(Workshop workshop, Path files, Work work, Way way, List<String> arguments) {
        try (Folder folder = Folder.of(files, work)) {
            return workshop.build(folder.path(), way, arguments);
        }
    }

    private static List<String> arguments(double minute) {
        return List.of(String.format(Locale.ROOT, "--build-arg=MINUTE=%.1f", minute), "--build-arg=MEGABYTE=1024");
    }
}
