package dev.stagefan.cli;

import dev.stagefan.estimate.EstimateOptions;
import dev.stagefan.estimate.WhatIf;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how an estimate is made, and under which other conditions too. */
final class SimulationOptions {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})(?:\\.\\.(\\d{1,4}))?");
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,4})\\.(\\d{1,4})(?:[.-].*)?");
    private static final int MOST_POINTS = 64;
    private static final double PERCENT = 100;

    /** moby/buildkit#6451: since this one an image is pushed while the cache is exported. */
    private static final int PARALLEL_EXPORT_MINOR = 28;

    @Option(
            names = "--confidence",
            paramLabel = "SHARE",
            description =
                    "The share of runs that must end within --timeout, as 90%% or 0.9 (default: ${DEFAULT-VALUE}).")
    String confidence = "90%";

    @Option(
            names = "--strict",
            description = "End with 1 also where a duration is unknown, so that nothing can be promised.")
    boolean strict;

    @Option(
            names = "--simulations",
            paramLabel = "N",
            description = "How many runs are simulated (default: ${DEFAULT-VALUE}).")
    int simulations = 1000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description =
                    "Where the random numbers start; the same seed gives the same estimate (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(
            names = "--spread",
            paramLabel = "PERCENT",
            description = "How much a duration varies of which there is one sample only: its standard deviation, as a"
                    + " share of it (default: ${DEFAULT-VALUE}).")
    String spread = "15%";

    @Option(
            names = "--runners",
            paramLabel = "A..B",
            description = "What if so many runners work at once; as 1..16 or 4.")
    @Nullable
    String runners;

    @Option(
            names = "--try-runner",
            paramLabel = "LABEL",
            description = "What if the jobs ran on runners with this label; all tries the fleet's other ones; may be"
                    + " repeated.")
    List<String> labels = new ArrayList<>();

    @Option(
            names = "--try-max-jobs",
            paramLabel = "A..B",
            description = "What if the plan had at most so many jobs; as 1..4 or 3.")
    @Nullable
    String maxJobs;

    @Option(
            names = "--buildkit",
            paramLabel = "VERSION",
            description =
                    "The runners' BuildKit; since 0.28 it pushes an image and its cache side by side (default: the"
                            + " one that generated workflows pin).")
    @Nullable
    String buildkit;

    /** The options that they make. */
    EstimateOptions options(@Nullable Double timeoutSeconds) throws Failure {
        if (simulations < 1) {
            throw Failure.badInput("could not simulate " + simulations + " runs; give --simulations 1 or more");
        }
        double share = share("--confidence", confidence);
        if (!(share > 0 && share <= 1)) {
            throw Failure.badInput("could not read --confidence " + confidence
                    + " because it is no share of runs; write it as 90% or 0.9");
        }
        double deviation = share("--spread", spread.endsWith("%") ? spread : spread + "%");
        return new EstimateOptions(simulations, seed, deviation, timeoutSeconds, share, exportsInParallel());
    }

    /**
     * The other conditions.
     *
     * @param others labels of the fleet's other runners
     */
    WhatIf whatIf(List<String> others) throws Failure {
        List<String> tried = new ArrayList<>();
        for (String label : labels) {
            tried.addAll(label.equals("all") ? others : List.of(label));
        }
        return new WhatIf(range("--runners", runners), tried, range("--try-max-jobs", maxJobs));
    }

    private boolean exportsInParallel() throws Failure {
        if (buildkit == null) {
            return true;
        }
        Matcher version = VERSION.matcher(buildkit);
        if (!version.matches()) {
            throw Failure.badInput(
                    "could not read --buildkit " + buildkit + " because it is no version; write it as 0.28.0");
        }
        return Integer.parseInt(version.group(1)) > 0 || Integer.parseInt(version.group(2)) >= PARALLEL_EXPORT_MINOR;
    }

    private static double share(String option, String given) throws Failure {
        boolean percent = given.endsWith("%");
        String number = percent ? given.substring(0, given.length() - 1) : given;
        if (!number.matches("\\d{1,6}(\\.\\d{1,9})?")) {
            throw Failure.badInput(
                    "could not read " + option + " " + given + " because it is no share; write it as 10%");
        }
        return Double.parseDouble(number) / (percent ? PERCENT : 1);
    }

    private static List<Integer> range(String option, @Nullable String given) throws Failure {
        if (given == null) {
            return List.of();
        }
        Matcher range = RANGE.matcher(given);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (first >= 1 && last >= first && last - first < MOST_POINTS) {
                return IntStream.rangeClosed(first, last).boxed().toList();
            }
        }
        throw Failure.badInput("could not read " + option + " " + given + " because it is no range of at most "
                + MOST_POINTS + " numbers from 1 on; write it as 1..16");
    }
}
