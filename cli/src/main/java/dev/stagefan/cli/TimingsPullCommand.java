package dev.stagefan.cli;

import dev.stagefan.timings.Timings;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code stagefan timings pull}. */
@Command(
        name = "pull",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Read from GitHub what the runs of a workflow show: how long jobs wait for a runner and until they can build,"
                    + " and, from the logs of jobs that build, how long stages take.",
            "",
            "A token in $$GITHUB_TOKEN or $$GH_TOKEN needs actions: read. Without one GitHub gives 60 requests an hour,"
                    + " and no logs."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan timings pull --repo acme/image --workflow image.yml -o timings.yml --dockerfile docker/Dockerfile",
            "  stagefan timings pull --repo acme/image --workflow image.yml --runs 50 --branch main --no-logs"
        })
final class TimingsPullCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Put the timings into this file: what it has stays, and of measured samples the latest ones"
                    + " (default: standard output, without what any file has).")
    @Nullable
    String output;

    @Option(
            names = "--dockerfile",
            paramLabel = "FILE",
            description = "The Dockerfile that is built, as it is now (default: ./Dockerfile, if it is there).")
    @Nullable
    String dockerfile;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Keep so many measured samples of each thing, the latest (default: " + Timings.KEPT + ").")
    int keep = Timings.KEPT;

    @Option(names = "--no-logs", description = "Read no logs.")
    boolean noLogs;

    @Option(
            names = "--build-step",
            paramLabel = "PATTERN",
            description = "A regular expression that is found in the names of steps that build (default: what generated"
                    + " workflows, Docker's actions and docker build are called).")
    @Nullable
    String buildStep;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but what went wrong.")
    boolean quiet;

    @ArgGroup(validate = false, heading = "%nWhich runs, of those that are over:%n")
    PulledRunsOptions runs = new PulledRunsOptions();

    @ArgGroup(validate = false, heading = "%nHow GitHub is asked:%n")
    GitHubOptions github = new GitHubOptions();

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();

    TimingsPullCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        return new Pulling(surroundings, this).carryOut().number();
    }
}
