package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.agent.ExportOrder.Destinations;
import dev.stagefan.agent.ExportOrder.Engine;
import dev.stagefan.agent.ExportOrder.Inline;
import dev.stagefan.buildkit.BuildCommand;
import dev.stagefan.buildkit.BuildFailure;
import dev.stagefan.buildkit.BuildResult;
import dev.stagefan.buildkit.Builder;
import dev.stagefan.collapse.CollapsedDockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.graph.StageNode;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Transport;
import dev.stagefan.record.JobRecord.Product;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.Repository;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The builds of a job: one for each thing that it hands on, or the one of the final image. */
final class JobBuilds {
    private final JobOrder order;
    private final Readiness ready;
    private final BuildAttempts attempts;
    private final Asking asking;
    private final JobProtocol protocol;
    private final AgentListener listener;
    private final BuildCommands commands;
    private final Exports exports;
    private final FreshStages fresh;
    private final KeptProducts kept;

    JobBuilds(
            JobOrder order,
            Readiness ready,
            BuildAttempts attempts,
            Asking asking,
            JobProtocol protocol,
            KeptProducts kept,
            AgentListener listener) {
        this.order = order;
        this.ready = ready;
        this.attempts = attempts;
        this.asking = asking;
        this.protocol = protocol;
        this.listener = listener;
        this.commands = new BuildCommands(order, ready);
        this.exports = new Exports(attempts, listener);
        this.fresh = FreshStages.of(order, ready.file().graph());
        this.kept = kept;
    }

    void make() throws BuildFailure, AgentException, InterruptedException {
        Publication publication = order.publication();
        if (publication != null) {
            makeImage(publication);
            return;
        }
        List<Output> outputs = order.job().outputs();
        for (int i = 0; i < outputs.size(); i++) {
            makeOutput(outputs.get(i), outputs.subList(0, i), outputs.subList(i + 1, outputs.size()));
        }
    }

    /**
     * A stage that is handed on in two ways has one cache: the first of its builds imports it, for the others find all in
     * the builder, and the last exports it, for that has all.
     */
    private void makeOutput(Output output, List<Output> before, List<Output> after)
            throws BuildFailure, AgentException, InterruptedException {
        CollapsedDockerfile collapsed = collapsed(output);
        boolean first = before.stream().noneMatch(other -> other.cacheTag().equals(output.cacheTag()));
        boolean last = after.stream().noneMatch(other -> other.cacheTag().equals(output.cacheTag()));
        try (CollapsedFile file = write(collapsed)) {
            BuildCommand command = commands.ofOutput(
                    output,
                    collapsed,
                    file,
                    caching(
                            output.stage(),
                            first ? output.cacheTag() : null,
                            output.transport() == Transport.SLICE ? collapsed.target() : null));
            ExportOrder.Choice choice = choice(command, List.of(order.images()), Inline.NO);
            String title = title(output);
            if (last) {
                say(choice);
            }
            BuildResult result = exports.build(
                    command,
                    commands.cacheTo(output.cacheTag()),
                    last ? choice.order() : ExportOrder.IMAGE_ONLY,
                    title);
            String digest = finish(output.key(), output.label(), result, List.of(order.images()));
            kept.keep(output, digest);
        }
    }

    private void makeImage(Publication publication) throws BuildFailure, AgentException, InterruptedException {
        StageNode target =
                ready.file().graph().stages().get(ready.file().graph().target());
        CollapsedDockerfile collapsed = collapsed(null);
        List<Repository> repositories =
                publication.names().isEmpty() ? List.of(order.images()) : publication.repositories();
        try (CollapsedFile file = write(collapsed)) {
            String tag = order.plan().mergeCacheTag();
            BuildCommand command = commands.ofTarget(publication, collapsed, file, caching(target.index(), tag, null));
            ExportOrder.Choice choice =
                    choice(command, repositories, publication.inlineCache() ? Inline.YES : Inline.NO);
            say(choice);
            BuildResult result = exports.build(command, commands.cacheTo(tag), choice.order(), "the final image");
            BuiltElsewhere.check(
                    result.trace(), ready.file().graph(), ready.images().keySet());
            finish(BuildCommands.IMAGE, target.label(), result, repositories);
        }
    }

    private CollapsedDockerfile collapsed(@Nullable Output output) throws AgentException {
        PlannedFile file = ready.file();
        try {
            return output == null
                    ? CollapsedDockerfile.ofTarget(file.dockerfile(), file.graph(), ready.images())
                    : CollapsedDockerfile.ofOutput(file.dockerfile(), file.graph(), output, ready.images());
        } catch (DockerfileException e) {
            throw new AgentException(
                    Fault.INPUT,
                    order.plan().dockerfile() + ":" + e.diagnostic().position().line() + ": "
                            + e.diagnostic().message());
        }
    }

    private CollapsedFile write(CollapsedDockerfile collapsed) throws AgentException {
        try {
            return CollapsedFile.write(collapsed.text(), ready.file().path());
        } catch (IOException e) {
            throw new AgentException(
                    Fault.OUTSIDE,
                    "could not write the collapsed Dockerfile to a temporary folder because of " + e.getMessage()
                            + "; see that there is room in $TMPDIR");
        }
    }

    /** One import at most: a build that imports two caches of the same stages misses at random (moby/buildkit#6418). */
    private List<String> caches(String tag) throws InterruptedException {
        ImageReference reference = ImageReference.tagged(order.caches(), tag);
        try {
            if (asking.tryToAsk(registry -> registry.head(reference)).isEmpty()) {
                listener.said("there is no cache yet at " + reference);
                return List.of();
            }
        } catch (RegistryException e) {
            listener.warned("builds without a cache: " + e.getMessage());
            return List.of();
        }
        return List.of(commands.cacheFrom(tag));
    }

    /**
     * What the build of a stage, or of a slice of it, takes from caches.
     *
     * @param tag of the cache to import; null for none
     * @param slice name of the stage that is the slice; null for none
     */
    private BuildCommands.Caching caching(int stage, @Nullable String tag, @Nullable String slice)
            throws InterruptedException {
        List<String> without = fresh.without(stage, slice);
        if (!without.isEmpty()) {
            listener.said("takes nothing from caches"
                    + (without.contains(BuildCommand.ALL_STAGES) ? "" : " for " + String.join(", ", without))
                    + ", because it is to be built anew");
        }
        return new BuildCommands.Caching(
                tag == null || without.contains(BuildCommand.ALL_STAGES) ? List.of() : caches(tag), without);
    }

    private ExportOrder.Choice choice(BuildCommand command, List<Repository> destinations, Inline inline) {
        if (!command.withoutCache().isEmpty()
                && engine(attempts.builder()) != Engine.WITHOUT_CACHE_EXPORT
                && !attempts.builder().exportsInParallel()) {
            return new ExportOrder.Choice(
                    ExportOrder.IMAGE_THEN_CACHE, "what is built without a cache is to be built once");
        }
        boolean shared = destinations.stream()
                .anyMatch(repository -> repository.host().equals(order.caches().host()));
        return ExportOrder.of(
                engine(attempts.builder()), shared ? Destinations.ONE_REGISTRY : Destinations.TWO_REGISTRIES, inline);
    }

    private static Engine engine(Builder builder) {
        if (!builder.cacheExport()) {
            return Engine.WITHOUT_CACHE_EXPORT;
        }
        return builder.exportsInParallel() ? Engine.IN_PARALLEL : Engine.IN_SEQUENCE;
    }

    private void say(ExportOrder.Choice choice) {
        listener.said(choice.order().sentence() + ": " + choice.reason());
    }

    private static String title(Output output) {
        return output.transport() == Transport.SLICE ? "a slice of " + output.label() : "the stage " + output.label();
    }

    /** A digest that Buildx tells is believed once the registries have it. */
    private String finish(String key, String label, BuildResult result, List<Repository> repositories)
            throws AgentException, InterruptedException {
        String digest = result.digest();
        if (digest == null) {
            throw new AgentException(
                    Fault.OUTSIDE,
                    "could not hand on " + label + " because Buildx does not tell its digest; take a newer Buildx");
        }
        for (Repository repository : repositories) {
            ImageReference reference = ImageReference.digested(repository, digest);
            if (asking.ask(registry -> registry.head(reference)).isEmpty()) {
                throw new AgentException(
                        Fault.OUTSIDE,
                        "could not hand on " + label + " because " + reference
                                + " was pushed and is not there; run the job again");
            }
        }
        ImageReference reference = ImageReference.digested(repositories.get(0), digest);
        protocol.made(new Product(key, label, digest, bytes(reference)));
        listener.said("pushed " + reference);
        return digest;
    }

    private @Nullable Long bytes(ImageReference reference) throws InterruptedException {
        try {
            return asking.tryToAsk(registry -> registry.layerBytes(
                    reference, order.plan().request().platform().toString()));
        } catch (RegistryException e) {
            listener.said("the size of " + reference + " is not known: " + e.getMessage());
            return null;
        }
    }
}
