package dev.stagefan.cli;

import dev.stagefan.cli.run.RunView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say on what a plan is carried out here, and how. */
final class RunOptions {
    static final int USUAL_RUNNERS = 4;

    @Option(
            names = "--runners",
            paramLabel = "N",
            description = "How many builders there are, and so jobs at the same time (default: " + USUAL_RUNNERS
                    + ", or as many as --builder names).")
    @Nullable
    Integer runners;

    @Option(
            names = "--builder",
            paramLabel = "NAME",
            description =
                    "A Buildx builder that is there; may be repeated (default: start isolated ones, with Docker or as"
                            + " buildkitd).")
    List<String> builders = new ArrayList<>();

    @Option(
            names = "--registry",
            paramLabel = "HOST[:PORT][/PATH]",
            description = "The registry that stages are handed on through (default: start one).")
    @Nullable
    String registry;

    @Option(
            names = "--image",
            paramLabel = "REPOSITORY",
            description = "The image's name in the registry (default: stagefan/ and the target's name).")
    @Nullable
    String image;

    @Option(names = "--tag", paramLabel = "TAG", description = "Tag the image; may be repeated (default: latest).")
    List<String> tags = new ArrayList<>();

    @Option(names = "--buildkitd", paramLabel = "PATH", description = "Start this buildkitd, and do without Docker.")
    @Nullable
    String buildkitd;

    @Option(
            names = "--registry-binary",
            paramLabel = "PATH",
            description =
                    "Start this registry of the distribution project where there is no Docker (default: registry on"
                            + " the PATH).")
    @Nullable
    String registryBinary;

    @Option(
            names = "--buildkitd-config",
            paramLabel = "FILE",
            description = "Configure the engines that are started, as for docker buildx create.")
    @Nullable
    String buildkitdConfig;

    @Option(names = "--keep", description = "Keep the caches of the engines that are started for the next run.")
    boolean keep;

    @Option(
            names = "--fail-fast",
            description = "Cancel what runs when a job has failed, and begin nothing more (the default).")
    boolean failFast;

    @Option(names = "--keep-going", description = "Carry out all that does not need a job that has failed.")
    boolean keepGoing;

    @Option(names = "--resume", description = "Go on with an earlier run: what it pushed is not built again.")
    boolean resume;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Where the run keeps what it has done (default: in $$XDG_STATE_HOME/stagefan/run or"
                    + " ~/.local/state/stagefan/run, one for each Dockerfile and target).")
    @Nullable
    String state;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "Try a build so often where what it failed of may pass (default: 3).")
    int attempts = 3;

    @Option(names = "--secret", paramLabel = "SPEC", description = "A secret, as for docker buildx build.")
    List<String> secrets = new ArrayList<>();

    @Option(names = "--ssh", paramLabel = "SPEC", description = "An SSH agent, as for docker buildx build.")
    List<String> ssh = new ArrayList<>();

    @Option(
            names = "--progress",
            paramLabel = "HOW",
            description =
                    "${COMPLETION-CANDIDATES}: live on a terminal, lines of what jobs do, full with all that builds"
                            + " write, or none (default: auto).")
    Progress progress = Progress.AUTO;

    enum Progress {
        AUTO,
        LIVE,
        LINES,
        FULL,
        NONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        RunView.Display display(Surroundings surroundings) {
            return switch (this) {
                case AUTO -> surroundings.errIsTerminal() ? RunView.Display.LIVE : RunView.Display.LINES;
                case LIVE -> RunView.Display.LIVE;
                case LINES -> RunView.Display.LINES;
                case FULL -> RunView.Display.FULL;
                case NONE -> RunView.Display.NONE;
            };
        }
    }

    /** Refuses what cannot be together. */
    void check() throws Failure {
        if (failFast && keepGoing) {
            throw Failure.badInput("could not keep going and fail fast because they are opposites; give one of them");
        }
        if (runners != null && runners < 1) {
            throw Failure.badInput("could not run on " + runners + " builders because that is none; try --runners 4");
        }
        if (attempts < 1) {
            throw Failure.badInput("could not try " + attempts + " times because that is never; try --attempts 3");
        }
        if (!builders.isEmpty()) {
            checkGivenBuilders();
        }
    }

    private void checkGivenBuilders() throws Failure {
        if (builders.stream().distinct().count() < builders.size()) {
            throw Failure.badInput("could not use a builder twice because jobs do not share one; name each once");
        }
        if (runners != null && runners != builders.size()) {
            throw Failure.badInput("could not run on " + runners + " builders because --builder names "
                    + builders.size() + "; leave --runners out");
        }
        String started = buildkitd != null
                ? "--buildkitd"
                : buildkitdConfig != null ? "--buildkitd-config" : keep ? "--keep" : null;
        if (started != null) {
            throw Failure.badInput("could not use " + started
                    + " because it is about builders that are started, and --builder names ones that are there; give"
                    + " one or the other");
        }
        if (registry == null) {
            throw Failure.badInput(
                    "could not choose a registry because one that is started here may be out of the reach"
                            + " of the builders given; give one that they reach with --registry HOST:PORT");
        }
    }

    int count() {
        if (runners != null) {
            return runners;
        }
        return builders.isEmpty() ? USUAL_RUNNERS : builders.size();
    }

    List<String> imageTags() {
        return tags.isEmpty() ? List.of("latest") : tags;
    }

    static @Nullable Path path(Surroundings surroundings, @Nullable String given) {
        return given == null ? null : surroundings.directory().resolve(given);
    }
}
