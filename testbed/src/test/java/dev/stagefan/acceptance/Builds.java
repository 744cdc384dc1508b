package dev.stagefan.acceptance;

import dev.stagefan.buildkit.BuildCommand;
import dev.stagefan.buildkit.BuildEvent;
import dev.stagefan.buildkit.BuildEvent.Wrote;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildResult;
import dev.stagefan.buildkit.Builder;
import dev.stagefan.buildkit.Buildx;
import dev.stagefan.buildkit.BuildxException;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.testbed.DockerEngine;
import dev.stagefan.testbed.Engine;
import dev.stagefan.testbed.Registry;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The agent's Buildx on an engine of the testbed, with a folder for a Dockerfile. */
final class Builds implements AutoCloseable {
    private final dev.stagefan.testbed.Buildx configuration;
    private final Buildx buildx;
    private final Path folder;

    /** What the last build told its listener. */
    private final List<BuildEvent> events = new CopyOnWriteArrayList<>();

    private final Map<String, CompletableFuture<Void>> awaited = new ConcurrentHashMap<>();

    private Builds(dev.stagefan.testbed.Buildx configuration, Map<String, String> environment) {
        this.configuration = configuration;
        try {
            buildx = Buildx.find(environment);
            folder = Files.createTempDirectory("stagefan-builds");
        } catch (BuildxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** With logins at the registries. */
    static Builds on(Engine engine, Registry... registries) {
        dev.stagefan.testbed.Buildx configuration = dev.stagefan.testbed.Buildx.on(engine, registries);
        Map<String, String> environment = environment(configuration);
        environment.put(Buildx.VARIABLE, Testbed.tool("buildx").toString());
        return new Builds(configuration, environment);
    }

    /** By Docker's own Buildx. */
    static Builds on(DockerEngine engine, Registry... registries) {
        dev.stagefan.testbed.Buildx configuration = dev.stagefan.testbed.Buildx.on(engine, registries);
        return new Builds(configuration, environment(configuration));
    }

    private static Map<String, String> environment(dev.stagefan.testbed.Buildx configuration) {
        Map<String, String> environment = new TreeMap<>(Map.of("PATH", System.getenv("PATH")));
        environment.putAll(configuration.environment());
        return environment;
    }

    Buildx buildx() {
        return buildx;
    }

    Builder builder() throws InterruptedException {
        try {
            return buildx.inspect(null);
        } catch (BuildxException e) {
            throw new IllegalStateException(e);
        }
    }

    List<BuildEvent> events() {
        return List.copyOf(events);
    }

    /** Does something once a step of the next build has written a line. */
    CompletableFuture<Void> once(String line, Runnable action) {
        CompletableFuture<Void> written = new CompletableFuture<>();
        awaited.put(line, written);
        return written.thenRunAsync(action);
    }

    private void on(BuildEvent event) {
        events.add(event);
        CompletableFuture<Void> waiting = event instanceof Wrote wrote ? awaited.remove(wrote.line()) : null;
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    /** Writes a file of the context. */
    Builds write(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A build of the Dockerfile that leaves nothing but what the engine keeps. */
    BuildCommand command() {
        return command(Map.of(), List.of(), List.of(), List.of());
    }

    /** The same, which takes what it can from a cache. */
    BuildCommand importing(String cacheFrom) {
        return command(Map.of(), List.of(cacheFrom), List.of(), List.of());
    }

    BuildCommand command(Map<String, String> buildArgs, List<String> cacheTo, List<String> outputs) {
        return command(buildArgs, List.of(), cacheTo, outputs);
    }

    private BuildCommand command(
            Map<String, String> buildArgs, List<String> cacheFrom, List<String> cacheTo, List<String> outputs) {
        return new BuildCommand(
                "stage-0",
                folder,
                ".",
                "Dockerfile",
                null,
                null,
                buildArgs,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                cacheFrom,
                cacheTo,
                outputs,
                List.of(),
                Map.of(),
                Map.of(),
                List.of());
    }

    /** An output that pushes by digest. */
    static String pushed(String repository) {
        return "type=image,name=" + repository + ",push-by-digest=true,name-canonical=true,push=true";
    }

    BuildResult build(BuildCommand command) throws BuildFailure, InterruptedException {
        return build(command, new Cancellation());
    }

    BuildResult build(BuildCommand command, Cancellation cancellation) throws BuildFailure, InterruptedException {
        events.clear();
        return buildx.build(builder(), command, this::on, cancellation);
    }

    /** How a build fails; one that does not is an error. */
    BuildFailure failure(BuildCommand command) throws InterruptedException {
        BuildFailure failure = failureOrNull(command);
        if (failure == null) {
            throw new AssertionError("the build succeeded");
        }
        return failure;
    }

    private @Nullable BuildFailure failureOrNull(BuildCommand command) throws InterruptedException {
        try {
            build(command);
            return null;
        } catch (BuildFailure e) {
            return e;
        }
    }

    @Override
    public void close() {
        configuration.close();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
