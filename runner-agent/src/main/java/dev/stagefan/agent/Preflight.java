package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.buildkit.Builder;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.StageNode.SecretUse;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.registry.Access;
import dev.stagefan.registry.Digest;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks that a job can be carried out, before anything is built: what is on this machine first, then registries. */
final class Preflight {
    private static final long LITTLE_DISK = 100L << 20;
    private static final double MEGABYTE = 1e6;

    private final JobOrder order;
    private final Plan plan;
    private final Job job;
    private final AgentListener listener;

    private Preflight(JobOrder order, AgentListener listener) {
        this.order = order;
        this.plan = order.plan();
        this.job = order.job();
        this.listener = listener;
    }

    /**
     * Checks all that needs no builder and no registry.
     *
     * @return the Dockerfile that is to be built
     */
    static PlannedFile checkOrder(JobOrder order, AgentListener listener) throws AgentException {
        Preflight preflight = new Preflight(order, listener);
        preflight.checkPlan();
        PlannedFile file = PlannedFile.read(order.plan(), order.root()).with(order.buildArgs());
        preflight.checkInputs();
        preflight.checkSecrets();
        preflight.checkFolders();
        return file;
    }

    /** Checks the builder, and what the job takes and makes in registries. */
    static Readiness checkOutside(
            JobOrder order, PlannedFile file, Builder builder, Asking asking, AgentListener listener)
            throws AgentException, InterruptedException {
        Preflight preflight = new Preflight(order, listener);
        preflight.checkBuilder(builder);
        Map<Integer, String> images = new LinkedHashMap<>();
        for (Input input : order.job().inputs()) {
            images.put(input.stage(), preflight.finished(input, asking));
        }
        preflight.checkAccess(builder, asking);
        return new Readiness(
                file, builder, images, PinnedBases.contexts(file.graph(), order.bases(), listener::warned));
    }

    private void checkPlan() throws AgentException {
        if (plan.carrier() != Carrier.AGENT) {
            throw input(
                    "carry out a job of this plan because it is made for a workflow of Docker's own actions; make it"
                            + " with --agent");
        }
        if (!plan.jobs().contains(job)) {
            throw input("carry out the job " + job.id() + " because the plan has no such job; it has "
                    + String.join(", ", plan.jobs().stream().map(Job::id).toList()));
        }
        if (job.merge() != (order.publication() != null)) {
            throw input(
                    job.merge()
                            ? "build " + job.id() + " as a stage because it is the merge job; use stagefan agent merge"
                            : "publish an image from " + job.id()
                                    + " because it is not the merge job; use stagefan agent stage");
        }
    }

    private void checkInputs() throws AgentException {
        for (Input input : job.inputs()) {
            String digest = order.inputs().get(input.key());
            if (digest == null || digest.isEmpty()) {
                throw input("take " + input.label() + " because no digest of it is given; give what the job "
                        + input.job() + " handed on, with --input " + input.key() + "=sha256:… or --needs");
            }
            if (!Digest.isDigest(digest)) {
                throw input("take " + input.label() + " because \"" + digest
                        + "\" is no digest; give what the job " + input.job() + " handed on, with --input "
                        + input.key()
                        + "=sha256:…");
            }
        }
        for (Map.Entry<String, String> base : order.bases().entrySet()) {
            if (!Digest.isDigest(base.getValue())) {
                throw input("take the image " + base.getKey() + " because \"" + base.getValue()
                        + "\" is no digest; give what stagefan agent resolve answers");
            }
        }
    }

    private void checkSecrets() throws AgentException {
        List<String> given =
                order.secrets().stream().map(BuildCommands::secretId).toList();
        for (SecretUse secret : job.secrets()) {
            if (secret.required() && !given.contains(secret.id())) {
                throw input("build because a RUN needs the secret " + secret.id() + " and it is not given; give it with"
                        + " --secret id=" + secret.id() + ",env=VARIABLE");
            }
        }
    }

    private void checkFolders() throws AgentException {
        Path context = order.root().resolve(plan.context());
        if (job.readsContext() && !Files.isDirectory(context)) {
            throw input(
                    "build because " + context + ", the build context, is no folder; check the repository out, or give"
                            + " its folder with --root");
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            long free = Files.getFileStore(temporary).getUsableSpace();
            listener.said("%.0f MB are free in %s, where this agent keeps its own files"
                    .formatted(free / MEGABYTE, temporary));
            if (free < LITTLE_DISK) {
                throw new AgentException(
                        Fault.OUTSIDE,
                        "could not begin because the disk of " + temporary + " is all but full; free some of it");
            }
        } catch (IOException e) {
            throw new AgentException(
                    Fault.OUTSIDE,
                    "could not begin because there is no " + temporary
                            + " for temporary files; make it, or name another in $TMPDIR");
        }
    }

    private void checkBuilder(Builder builder) throws AgentException {
        if (builder.unusable().isPresent()) {
            throw new AgentException(
                    Fault.OUTSIDE,
                    "could not build with the builder " + builder.name() + " because "
                            + builder.unusable().get());
        }
        listener.said("builds with the builder " + builder.name() + ": driver " + builder.driver() + ", "
                + (builder.version() == null
                        ? "a BuildKit that does not say its version"
                        : "BuildKit " + builder.version())
                + ", " + String.join(" ", builder.platforms()));
        checkPlatform(builder, plan.request().platform(), "the image is for");
        checkPlatform(builder, plan.request().buildPlatform(), "the plan is for runners of");
    }

    private void checkPlatform(Builder builder, Platform wanted, String what) throws AgentException {
        boolean offered = builder.platforms().isEmpty()
                || builder.platforms().stream().map(Preflight::platform).anyMatch(wanted::equals);
        if (!offered) {
            throw new AgentException(
                    Fault.OUTSIDE,
                    "could not build with the builder " + builder.name() + " because it builds for "
                            + String.join(", ", builder.platforms()) + " and " + what + " " + wanted
                            + "; take a runner of that platform");
        }
    }

    private static Object platform(String text) {
        try {
            return Platform.parse(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** A finished stage, which must be where it is taken from. */
    private String finished(Input input, Asking asking) throws AgentException, InterruptedException {
        ImageReference reference =
                ImageReference.digested(order.images(), order.inputs().getOrDefault(input.key(), ""));
        if (asking.ask(registry -> registry.head(reference)).isEmpty()) {
            throw new AgentException(
                    Fault.OUTSIDE,
                    "could not take " + input.label() + " because " + reference + " is not there any more; run the job "
                            + input.job() + " again");
        }
        return reference.toString();
    }

    private void checkAccess(Builder builder, Asking asking) throws AgentException, InterruptedException {
        Publication publication = order.publication();
        List<Repository> written = publication == null ? List.of(order.images()) : published(publication);
        for (Repository repository : written) {
            asking.ask(registry -> writable(registry, repository));
        }
        if (builder.cacheExport() && !written.contains(order.caches())) {
            checkCaches(asking);
        }
    }

    /** A cache is worth telling of wrong credentials, and is not worth failing of a registry that is down. */
    private void checkCaches(Asking asking) throws AgentException, InterruptedException {
        try {
            asking.tryToAsk(registry -> writable(registry, order.caches()));
        } catch (RegistryException e) {
            if (e.kind() == RegistryException.Kind.UNAUTHORIZED || e.kind() == RegistryException.Kind.DENIED) {
                throw new AgentException(Fault.OUTSIDE, String.valueOf(e.getMessage()));
            }
            listener.warned("the cache may be lost: " + e.getMessage());
        }
    }

    private static Repository writable(RegistryClient registry, Repository repository)
            throws RegistryException, InterruptedException {
        registry.checkAccess(repository, Access.PUSH);
        return repository;
    }

    private List<Repository> published(Publication publication) throws AgentException {
        try {
            return publication.names().isEmpty() ? List.of(order.images()) : publication.repositories();
        } catch (IllegalArgumentException e) {
            throw new AgentException(Fault.INPUT, String.valueOf(e.getMessage()));
        }
    }

    private static AgentException input(String message) {
        return new AgentException(Fault.INPUT, "could not " + message);
    }
}
