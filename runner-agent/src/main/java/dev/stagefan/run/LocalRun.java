package dev.stagefan.run;

import dev.stagefan.agent.AgentException;
import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.agent.AgentTools;
import dev.stagefan.agent.Resolver;
import dev.stagefan.agent.SentenceListener;
import dev.stagefan.buildkit.Buildx;
import dev.stagefan.buildkit.BuildxException;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.http.Pace;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanJson;
import dev.stagefan.record.JobRecord;
import dev.stagefan.registry.DockerConfig;
import dev.stagefan.registry.ImageReference;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.registry.RegistryException;
import dev.stagefan.registry.Repository;
import dev.stagefan.run.RunRequest.Start;
import dev.stagefan.run.site.Site;
import dev.stagefan.run.site.SiteException;
import dev.stagefan.run.site.SiteRequest;
import dev.stagefan.run.state.Fingerprint;
import dev.stagefan.run.state.Resumption;
import dev.stagefan.run.state.RunState;
import dev.stagefan.run.state.StateException;
import dev.stagefan.run.state.StateFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Carries a plan out on this machine, from taking the state folder to ending what was started. */
public final class LocalRun {
    private static final int NAME_DIGITS = 8;

    /** distribution/reference: regexp.go */
    private static final Pattern REPOSITORY_PART = Pattern.compile("[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*");

    private final RunRequest request;
    private final Plan plan;
    private final Map<String, String> environment;
    private final RunListener listener;
    private final Pace pace;
    private final String json;
    private final String planDigest;

    private LocalRun(RunRequest request, Map<String, String> environment, RunListener listener, Pace pace) {
        this.request = request;
        this.plan = request.plan();
        this.environment = environment;
        this.listener = listener;
        this.pace = pace;
        this.json = PlanJson.write(plan);
        this.planDigest = Fingerprint.of(json);
    }

    /**
     * Carries a plan out.
     *
     * @param environment of this process
     * @param listener told of it
     * @param cancellation ends it in order, within seconds
     * @throws RunException where no job could begin
     * @throws InterruptedException where this thread was interrupted before one could
     */
    public static RunReport carryOut(
            RunRequest request,
            Map<String, String> environment,
            RunListener listener,
            Pace pace,
            Cancellation cancellation)
            throws RunException, InterruptedException {
        return new LocalRun(request, environment, listener, pace).carryOut(cancellation);
    }

    private RunReport carryOut(Cancellation cancellation) throws RunException, InterruptedException {
        Ingredients ingredients = new Ingredients(request);
        StageGraph graph = ingredients.check();
        String path = path(graph);
        try (StateFolder state = StateFolder.open(request.state())) {
            Optional<RunState> before = before(state);
            Site.Beginning beginning = Site.Beginning.WHERE_THE_RUN_BEFORE_WAS;
            if (before.isEmpty()) {
                beginning = Site.Beginning.ANEW;
                state.clear();
            }
            try (Site site = Site.open(siteRequest(state), environment, beginning, listener::said);
                    RegistryClient registry = RegistryClient.of(DockerConfig.of(environment))) {
                Repository images = images(site, path);
                AgentTools tools = new AgentTools(Buildx.find(site.environment()), registry, pace);
                Map<String, String> bases = before.map(RunState::bases).orElse(null);
                RunState now = ingredients.state(
                        planDigest,
                        request.registry() == null ? images.path() : images.toString(),
                        bases == null ? bases(registry, cancellation) : bases);
                return run(state, site, now, images, tools, cancellation);
            }
        } catch (StateException e) {
            throw new RunException(Fault.INPUT, String.valueOf(e.getMessage()));
        } catch (SiteException | BuildxException | RegistryException e) {
            throw new RunException(Fault.OUTSIDE, String.valueOf(e.getMessage()));
        }
    }

    /** The run that this one goes on with. */
    private Optional<RunState> before(StateFolder state) throws StateException {
        Optional<RunState> before = state.state();
        boolean same = before.isPresent() && before.get().planDigest().equals(planDigest);
        if (request.start() == Start.RESUME) {
            if (!same) {
                listener.said("begins anew, because "
                        + (before.isEmpty()
                                ? "there is no run to go on with"
                                : "the run before carried out another plan"));
            }
            return same ? before : Optional.empty();
        }
        if (same) {
            List<String> done = plan.jobs().stream()
                    .map(job -> job.id())
                    .filter(job -> hasRecord(state, job))
                    .toList();
            if (!done.isEmpty() && done.size() < plan.jobs().size()) {
                listener.said("begins anew; an unfinished run of this plan had done " + String.join(", ", done)
                        + ", which --resume would have kept");
            }
        }
        return Optional.empty();
    }

    private static boolean hasRecord(StateFolder state, String job) {
        try {
            return state.record(job)
                    .filter(record -> record.outcome() == JobRecord.Outcome.SUCCEEDED)
                    .isPresent();
        } catch (StateException e) {
            return false;
        }
    }

    private RunReport run(
            StateFolder state, Site site, RunState now, Repository images, AgentTools tools, Cancellation cancellation)
            throws StateException, InterruptedException {
        Resumption resumption = request.start() == Start.RESUME
                ? Resumption.of(plan, state, now, digest -> has(tools.registry(), images, digest))
                : Resumption.NOTHING;
        tell(resumption);
        state.begin(resumption.undone(plan), json, now);
        List<String> names =
                request.tags().stream().map(tag -> images + ":" + tag).toList();
        AgentCarrier carrier = new AgentCarrier(
                plan,
                planDigest,
                request.root(),
                images,
                "local-" + UUID.randomUUID().toString().substring(0, NAME_DIGITS),
                now.bases(),
                request.secrets(),
                request.ssh(),
                names,
                request.attempts(),
                tools,
                state);
        RunResult result = new PlanRun(
                        plan, site.builders(), request.policy(), carrier, keeper(state), listener, pace.clock())
                .carryOut(resumption.done(), cancellation);
        return new RunReport(
                result,
                planDigest,
                result.image().map(digest -> names.get(0) + "@" + digest).orElse(null),
                request.builders().isEmpty() ? Runtime.getRuntime().availableProcessors() : null);
    }

    private void tell(Resumption resumption) {
        if (request.start() == Start.RESUME && !resumption.done().isEmpty()) {
            listener.said("goes on after " + String.join(", ", resumption.done().keySet()));
        }
        if (!resumption.reason().isEmpty()) {
            listener.said("does again what was done before, because " + resumption.reason());
        }
    }

    /** A record that cannot be kept costs a later run its time; this one goes on. */
    private Consumer<JobRecord> keeper(StateFolder state) {
        return record -> {
            try {
                state.keep(record);
            } catch (StateException e) {
                listener.said("warning: the record of " + record.job() + " is not kept: " + e.getMessage());
            }
        };
    }

    /** A look-up that fails means that the job is carried out, never that it is left out. */
    private static boolean has(RegistryClient registry, Repository images, String digest) throws InterruptedException {
        try {
            return registry.head(ImageReference.digested(images, digest)).isPresent();
        } catch (RegistryException e) {
            return false;
        }
    }

    /** An image that cannot be looked up from here may be within the reach of the builders: through a mirror, say. */
    private Map<String, String> bases(RegistryClient registry, Cancellation cancellation)
            throws RunException, InterruptedException {
        try {
            return Resolver.resolve(
                    plan,
                    request.root(),
                    Set.of(Resolver.ALL),
                    registry,
                    (SentenceListener) listener::said,
                    cancellation);
        } catch (AgentException e) {
            throw new RunException(e.fault(), String.valueOf(e.getMessage()));
        }
    }

    private String path(StageGraph graph) {
        String image = request.image();
        return image != null
                ? image
                : "stagefan/" + plain(graph.stages().get(graph.target()).label());
    }

    /** In the alphabet of repositories. */
    private static String plain(String label) {
        if (REPOSITORY_PART.matcher(label).matches()) {
            return label;
        }
        String plain = label.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "image" : plain;
    }

    private static Repository images(Site site, String path) throws RunException {
        try {
            return Repository.parse(site.registry() + "/" + path);
        } catch (IllegalArgumentException e) {
            throw new RunException(Fault.INPUT, String.valueOf(e.getMessage()));
        }
    }

    private SiteRequest siteRequest(StateFolder state) {
        return new SiteRequest(
                request.builders(),
                request.runners(),
                request.registry(),
                request.buildkitd(),
                request.registryBinary(),
                request.configuration(),
                plan.jobs().stream()
                        .flatMap(job -> job.entitlements().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                request.keep(),
                "stagefan-"
                        + Fingerprint.of(state.path().toAbsolutePath().toString())
                                .substring("sha256:".length(), "sha256:".length() + NAME_DIGITS),
                state.engines(),
                state.registry(),
                state.path().resolve("logs"));
    }
}
