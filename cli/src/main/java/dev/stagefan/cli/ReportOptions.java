package dev.stagefan.cli;

import dev.stagefan.timings.Timings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a report that say what it knows beside the records, and what it warns of. An empty value is none. */
final class ReportOptions {
    private static final int USUAL_NEAR = 80;
    private static final int USUAL_WORSE = 10;

    @Option(
            names = "--needs",
            paramLabel = "JSON",
            description = "What stagefan agent resolve decided, in GitHub's toJSON(needs): a job that was not to run is"
                    + " reused.")
    @Nullable
    String needs;

    @Option(
            names = "--history",
            paramLabel = "SOURCE",
            description =
                    "Where timings are kept from run to run, which the records' are added to: oci:REPOSITORY[:TAG],"
                            + " branch:NAME or file:PATH.")
    @Nullable
    String history;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description =
                    "Keep so many measured samples of each thing there, the latest (default: " + Timings.KEPT + ").")
    int keep = Timings.KEPT;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description =
                    "The folder that the plan's paths are relative to: the repository's root (default: this one).")
    String root = "";

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "The settings that the plan was made with (default: " + PlanningOptions.DEFAULT_CONFIG
                    + " there, if it is there).")
    @Nullable
    String settings;

    @Option(
            names = "--warn-near",
            paramLabel = "PERCENT",
            description = "Warn of a job that took so much of its timeout (default: " + USUAL_NEAR + ").")
    @Nullable
    String warnNear;

    @Option(
            names = "--warn-worse",
            paramLabel = "PERCENT",
            description = "Warn when the plan is slower by more than so much than one that is made with the history's"
                    + " timings (default: " + USUAL_WORSE + ").")
    @Nullable
    String warnWorse;

    double near() throws Failure {
        return percent("--warn-near", warnNear, USUAL_NEAR);
    }

    double worse() throws Failure {
        return percent("--warn-worse", warnWorse, USUAL_WORSE);
    }

    private static double percent(String option, @Nullable String given, int usual) throws Failure {
        if (given == null || given.isBlank()) {
            return usual;
        }
        String number = given.strip().replaceFirst("\\s*%$", "");
        if (!number.matches("\\d{1,4}(\\.\\d{1,3})?")) {
            throw Failure.badInput(
                    "could not read " + option + " " + given + " because it is no share; write it as " + usual);
        }
        return Double.parseDouble(number);
    }
}
