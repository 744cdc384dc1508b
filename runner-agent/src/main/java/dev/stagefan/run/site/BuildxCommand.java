package dev.stagefan.run.site;

import dev.stagefan.program.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Buildx as far as builders are made and awaited with it. */
final class BuildxCommand {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** An image of BuildKit may have to be pulled. */
    private static final Duration LIMIT_OF_START = Duration.ofMinutes(10);

    private final Programs programs;
    private final List<String> words;

    private BuildxCommand(Programs programs, List<String> words) {
        this.programs = programs;
        this.words = words;
    }

    /**
     * Finds Buildx as the builds do: {@code $STAGEFAN_BUILDX}, else {@code docker buildx}, else a {@code buildx} on the
     * PATH.
     *
     * @param folder where it keeps what builders there are, apart from the user's own
     */
    static BuildxCommand find(Programs programs, Path folder) throws SiteException, InterruptedException {
        Programs own = programs.with("BUILDX_CONFIG", folder.toString());
        String given = own.environment().getOrDefault("STAGEFAN_BUILDX", "");
        if (!given.isEmpty()) {
            return new BuildxCommand(own, List.of(given));
        }
        if (own.find("docker").isPresent()
                && own.run(LIMIT, List.of("docker", "buildx", "version")).succeeded()) {
            return new BuildxCommand(own, List.of("docker", "buildx"));
        }
        Optional<Path> buildx = own.find("buildx");
        if (buildx.isEmpty()) {
            throw new SiteException(
                    "could not find Buildx because there is neither a docker with its buildx plugin nor a"
                            + " buildx on the PATH; install one, or name one in $STAGEFAN_BUILDX");
        }
        return new BuildxCommand(own, List.of(buildx.get().toString()));
    }

    /** What builds that are to find the builders have for an environment. */
    Map<String, String> environment() {
        return programs.environment();
    }

    void create(String builder, List<String> options) throws SiteException, InterruptedException {
        Programs.Result result = run(
                LIMIT,
                Stream.concat(Stream.of("create", "--name", builder), options.stream())
                        .toList());
        if (!result.succeeded()) {
            throw new SiteException("could not make the builder " + builder + " because Buildx says: "
                    + result.lastLine() + "; give builders that are there with --builder");
        }
    }

    /** Whether a builder is ready to build; starts it where it must be. */
    Programs.Result ready(String builder) throws InterruptedException {
        return run(LIMIT_OF_START, List.of("inspect", "--bootstrap", builder));
    }

    private Programs.Result run(Duration limit, List<String> arguments) throws InterruptedException {
        List<String> all = new ArrayList<>(words);
        all.addAll(arguments);
        return programs.run(limit, all);
    }
}
