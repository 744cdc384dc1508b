package dev.stagefan.agent;

import dev.stagefan.buildkit.BuildCommand;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildListener;
import dev.stagefan.buildkit.BuildResult;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.BuildTrace.Ending;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Builds an image, and sends it and its cache off in an order that was chosen. A cache that could not be sent is told, and
 * is no reason to fail.
 */
final class Exports {
    /** buildkit: solver/llbsolver/export.go names the vertex so. */
    private static final String CACHE_EXPORT = "exporting cache";

    private final BuildAttempts attempts;
    private final AgentListener listener;

    Exports(BuildAttempts attempts, AgentListener listener) {
        this.attempts = attempts;
        this.listener = listener;
    }

    /**
     * Builds and exports.
     *
     * @param image builds the image and pushes it, without its registry cache
     * @param cacheTo as {@code --cache-to} takes it
     * @param title what the build makes, for people
     */
    BuildResult build(BuildCommand image, String cacheTo, ExportOrder order, String title)
            throws BuildFailure, InterruptedException {
        return switch (order) {
            case IMAGE_ONLY -> attempts.build(image, title);
            case ONE_BUILD -> together(image.exporting(List.of(cacheTo), image.outputs()), title);
            case IMAGE_THEN_CACHE -> inTurn(image, cacheTo, title);
            case SIDE_BY_SIDE -> sideBySide(image, cacheTo, title);
        };
    }

    private BuildResult together(BuildCommand both, String title) throws BuildFailure, InterruptedException {
        BuildResult result = attempts.build(both, title);
        tellOfLostCache(result.trace());
        return result;
    }

    private BuildResult inTurn(BuildCommand image, String cacheTo, String title)
            throws BuildFailure, InterruptedException {
        BuildResult result = attempts.build(image, title);
        listener.said("exports the cache");
        exportCache(cacheOnly(image, cacheTo));
        return result;
    }

    private BuildResult sideBySide(BuildCommand image, String cacheTo, String title)
            throws BuildFailure, InterruptedException {
        CompletableFuture<Void> cache = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        exportCache(cacheOnly(image, cacheTo));
                        cache.complete(null);
                    } catch (BuildFailure | InterruptedException | RuntimeException e) {
                        cache.completeExceptionally(e);
                    }
                },
                "cache export");
        thread.start();
        try {
            BuildResult result = attempts.build(image, title);
            awaitCache(cache);
            return result;
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    private static void awaitCache(CompletableFuture<Void> cache) throws BuildFailure, InterruptedException {
        try {
            cache.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BuildFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("a cache export ends in no other way", e);
        }
    }

    /** Without what only an image has; {@code cacheonly} keeps a builder from loading the image into itself. */
    private static BuildCommand cacheOnly(BuildCommand image, String cacheTo) {
        return new BuildCommand(
                image.purpose(),
                image.folder(),
                image.context(),
                image.dockerfile(),
                image.target(),
                image.platform(),
                image.buildArgs(),
                image.namedContexts(),
                image.secrets(),
                image.ssh(),
                image.entitlements(),
                // What was built afresh is in the builder, and what is imported is what it is to be fresher than.
                image.withoutCache().isEmpty() ? image.cacheFrom() : List.of(),
                List.of(cacheTo),
                List.of("type=cacheonly"),
                List.of(),
                image.labels(),
                Map.of(),
                List.of());
    }

    /** Its steps are those of the build that pushes the image: nobody needs to hear of them twice. */
    private void exportCache(BuildCommand command) throws BuildFailure, InterruptedException {
        try {
            tellOfLostCache(attempts.once(command, BuildListener.NONE).trace());
        } catch (BuildFailure e) {
            if (e.kind() == BuildFailure.Kind.CANCELLED) {
                throw e;
            }
            lost(String.valueOf(e.getMessage()));
        }
    }

    /** With {@code ignore-error=true} a failed export is a failed vertex in a build that succeeds. */
    private void tellOfLostCache(BuildTrace trace) {
        Optional<BuildTrace.Step> failed = trace.steps().stream()
                .filter(step -> step.name().startsWith(CACHE_EXPORT) && step.ending() == Ending.FAILED)
                .findFirst();
        failed.ifPresent(step -> lost("\"" + step.name() + "\" failed"));
    }

    private void lost(String reason) {
        listener.warned("the cache was not exported, so that the next run builds again what this one did: " + reason);
    }
}
