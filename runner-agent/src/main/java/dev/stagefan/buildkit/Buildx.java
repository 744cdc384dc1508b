package dev.stagefan.buildkit;

import dev.stagefan.program.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Buildx, on the machine that this runs on. */
public final class Buildx {
    /** Names a standalone Buildx. */
    public static final String VARIABLE = "STAGEFAN_BUILDX";

    private static final String WAY_OUT =
            "try installing Docker's Buildx plugin (docs.docker.com/go/buildx), or naming a buildx binary in $"
                    + VARIABLE;
    private static final Duration CALL_LIMIT = Duration.ofMinutes(1);

    /** A builder may have to pull its image and boot. */
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(5);

    private final List<String> program;
    private final Map<String, String> environment;
    private final String version;

    private Buildx(List<String> program, Map<String, String> environment, String version) {
        this.program = List.copyOf(program);
        this.environment = Map.copyOf(environment);
        this.version = version;
    }

    /**
     * Finds Buildx: {@code $STAGEFAN_BUILDX} if that is set, else {@code docker buildx}, else a {@code buildx} on the PATH.
     *
     * @param environment of the processes that it starts
     * @throws BuildxException where there is none, or none that can be used
     */
    public static Buildx find(Map<String, String> environment) throws BuildxException, InterruptedException {
        checkRoom();
        String named = environment.get(VARIABLE);
        if (named != null && !named.isEmpty()) {
            return ask(List.of(named), environment)
                    .orElseThrow(() -> new BuildxException("could not use " + named + ", which $" + VARIABLE
                            + " names, because it does not answer `buildx version`; try another path"));
        }
        Programs programs = new Programs(environment);
        Optional<Path> docker = programs.find("docker");
        Optional<Buildx> plugin =
                docker.isPresent() ? ask(List.of(docker.get().toString(), "buildx"), environment) : Optional.empty();
        if (plugin.isPresent()) {
            return plugin.get();
        }
        Optional<Path> alone = programs.find("buildx");
        Optional<Buildx> standalone =
                alone.isPresent() ? ask(List.of(alone.get().toString()), environment) : Optional.empty();
        if (standalone.isPresent()) {
            return standalone.get();
        }
        throw new BuildxException(
                "could not find Buildx because neither `docker buildx version` nor `buildx version` answers; "
                        + WAY_OUT);
    }

    /** What Buildx answers comes in files: without room it seems to say nothing. */
    private static void checkRoom() throws BuildxException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        if (folder.toFile().getUsableSpace() == 0) {
            throw new BuildxException("could not ask Buildx for its version because no space is left in " + folder
                    + ", where temporary files go; make room there");
        }
    }

    private static Optional<Buildx> ask(List<String> program, Map<String, String> environment)
            throws BuildxException, InterruptedException {
        List<String> words = new ArrayList<>(program);
        words.add("version");
        Call call;
        try {
            call = Call.make(words, environment, CALL_LIMIT);
        } catch (IOException e) {
            return Optional.empty();
        }
        // As in "github.com/docker/buildx v0.37.2 <commit>".
        String[] parts = call.output().strip().split("\\s+", -1);
        if (!call.isGood() || parts.length < 2 || !parts[0].endsWith("/buildx")) {
            return Optional.empty();
        }
        Optional<BuildkitVersion> version = BuildkitVersion.parse(parts[1]);
        if (version.isPresent() && !version.get().isAtLeast(0, 13)) {
            throw new BuildxException(
                    "could not use Buildx " + parts[1] + " (" + String.join(" ", program)
                            + ") because only 0.13 and later tell of a build's progress in a form for programs; try updating it");
        }
        return Optional.of(new Buildx(program, environment, parts[1]));
    }

    /** As {@code v0.37.2}. */
    public String version() {
        return version;
    }

    /**
     * Looks at a builder, starting it if need be.
     *
     * @param name null for the current one
     */
    public Builder inspect(@Nullable String name) throws BuildxException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("inspect", "--bootstrap"));
        String what = name == null ? "the current builder" : "the builder " + name;
        if (name != null) {
            words.add(name);
        }
        Call call = call(words, BOOT_LIMIT);
        BuilderText text = BuilderText.parse(call.output());
        if (!call.isGood() || !text.isOne() || text.error() != null) {
            String error = text.error();
            throw new BuildxException("could not use " + what + " because of what Buildx says: "
                    + (error == null ? call.reason() : error) + "; try `" + String.join(" ", program)
                    + " ls`, which lists the builders there are");
        }
        Builder builder = text.builder();
        Optional<String> unusable = builder.unusable();
        if (unusable.isPresent()) {
            throw new BuildxException("could not use " + what + " because " + unusable.get());
        }
        return builder;
    }

    /**
     * Makes a short call.
     *
     * @param words after {@code docker buildx}
     */
    Call call(List<String> words, Duration limit) throws BuildxException, InterruptedException {
        try {
            return Call.make(command(words), environment, limit);
        } catch (IOException e) {
            throw new BuildxException(
                    "could not run " + String.join(" ", program) + " because " + e.getMessage() + "; " + WAY_OUT);
        }
    }

    private List<String> command(List<String> words) {
        List<String> all = new ArrayList<>(program);
        all.addAll(words);
        return all;
    }

    /**
     * Builds.
     *
     * @param listener is told of the build on a thread of its own
     * @param cancellation ends the build in order: within 7 s, whatever Buildx does
     * @throws BuildFailure if it does not end well, with what it did until then
     * @throws InterruptedException if this thread is interrupted, once the build has been cancelled and has ended; where the
     *     cancellation was called too, the interrupt says nothing new and is dropped
     */
    public BuildResult build(Builder builder, BuildCommand command, BuildListener listener, Cancellation cancellation)
            throws BuildFailure, InterruptedException {
        List<String> words = new ArrayList<>(command(List.of("build", "--builder=" + builder.name())));
        List<String> arguments = command.arguments(environment);
        words.addAll(arguments.subList(1, arguments.size()));
        return new BuildRun(words, command, environment, listener).carryOut(cancellation);
    }
}
