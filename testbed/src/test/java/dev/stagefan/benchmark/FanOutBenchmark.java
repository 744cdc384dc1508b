package dev.stagefan.benchmark;

import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Builds the example atom for real, with a minute scaled to a fifth of a second: one step after the other, on one engine,
 * and fanned out over four engines by {@code stagefan run}; and holds that against the critical path and the estimate.
 * Prints the table of docs/benchmarks.md.
 *
 * <p>Run by testbed/benchmarks/fan-out.
 */
final class FanOutBenchmark {
    private static final int RUNNERS = 4;
    private static final double MINUTE = 0.2;
    private static final Map<String, String> ARGS =
            Map.of("MINUTE", Double.toString(MINUTE), "MEGABYTE", Integer.toString(1024));

    /** What nothing can be faster than: these stages come one after the other. */
    private static final List<String> CRITICAL_PATH = List.of("base", "build_triton", "atom_image");

    private static final double PERCENT = 100;

    private FanOutBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments how often each way is repeated
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int repetitions = Integer.parseInt(arguments[0]);
        Example atom = Example.of("atom");
        List<Calibration> calibrations = new ArrayList<>();
        List<Double> serial = new ArrayList<>();
        List<Double> oneRunner = new ArrayList<>();
        List<Double> jobs = new ArrayList<>();
        List<Double> fanOut = new ArrayList<>();
        try (Workshop workshop = Workshop.open()) {
            for (int repetition = 0; repetition < repetitions; repetition++) {
                // As near as can be to what it is for, since a machine is seldom as busy as it was a minute ago.
                Calibration calibration = Trial.calibrate(workshop, Work.PAUSE, flags());
                calibrations.add(calibration);
                serial.add(build(workshop, atom, Way.SERIAL));
                oneRunner.add(build(workshop, atom, Way.ONE_RUNNER));
                jobs.add(jobSeconds(workshop, calibration));
                fanOut.add(planned(atom, calibration, 0).run(workshop).seconds());
            }
        }
        Calibration calibration = Calibration.median(calibrations);
        double setUp = Numbers.median(jobs);
        Timings timings = atom.scaled(Work.PAUSE, calibration);
        Forecast forecast = Forecast.of(atom, timings, calibration.aroundSeconds());
        double path = CRITICAL_PATH.stream()
                .mapToDouble(stage -> seconds(timings, stage))
                .sum();
        System.out.printf(Locale.ROOT, "A job beside its stages: %.2f s. The critical path: %.2f s.%n%n", setUp, path);
        System.out.println("| way | measured, s | of serial | of the critical path | predicted, s | error |");
        System.out.println("|---|---|---|---|---|---|");
        double longest = Numbers.median(serial);
        print("serial", Numbers.median(serial), longest, path, forecast.serialSeconds());
        print("one engine", Numbers.median(oneRunner), longest, path, forecast.oneRunnerSeconds());
        double predicted = planned(atom, calibration, setUp).predictedSeconds();
        print("four engines", Numbers.median(fanOut), longest, path, predicted);
    }

    private static double build(Workshop workshop, Example example, Way way) {
        try (Folder folder = Folder.of(example.folder(), Work.PAUSE)) {
            return workshop.build(folder.path(), way, flags()).seconds();
        }
    }

    private static List<String> flags() {
        return ARGS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(arg -> "--build-arg=" + arg.getKey() + "=" + arg.getValue())
                .toList();
    }

    private static FanOut planned(Example atom, Calibration calibration, double setUpSeconds) {
        return FanOut.of(
                atom, Work.PAUSE, atom.scaled(Work.PAUSE, calibration), RUNNERS, setUpSeconds, List.of(), ARGS);
    }

    /** What a job takes beside its stages: the middle of jobs that do nothing. */
    private static double jobSeconds(Workshop workshop, Calibration calibration)
            throws IOException, InterruptedException {
        StageTiming nothing = new StageTiming(Samples.of(0.0), Work.PAUSE.cores(), 0L, 0L, List.of());
        List<String> isolated = List.of("first", "second", "third");
        Timings timings = new Timings(
                Map.of("first", nothing, "second", nothing, "third", nothing, "stage-3", nothing),
                Map.of("busybox:1.37", 0L),
                Map.of());
        Example chain = Example.of(Trial.CALIBRATION.resolveSibling("jobs"), timings);
        FanOut.Outcome outcome =
                FanOut.of(chain, Work.PAUSE, timings, 1, 0, isolated, ARGS).run(workshop);
        return Numbers.median(outcome.jobSeconds()) - calibration.runSeconds();
    }

    private static double seconds(Timings timings, String stage) {
        StageTiming timing = Objects.requireNonNull(timings.stages().get(stage));
        return Stream.ofNullable(timing.duration()).mapToDouble(Samples::median).sum();
    }

    private static void print(String way, double measured, double serial, double path, double predicted) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.0f %% | %.0f %% | %.2f | %+.1f %% |%n",
                way,
                measured,
                PERCENT * measured / serial,
                PERCENT * measured / path,
                predicted,
                PERCENT * (predicted / measured - 1));
    }
}
