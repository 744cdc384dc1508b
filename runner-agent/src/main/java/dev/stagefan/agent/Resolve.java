package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.agent.ResolveOrder.LookUps;
import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.http.Pace;
import dev.stagefan.key.KeyPart;
import dev.stagefan.key.StageKeys;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.Job;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.reuse.Decision;
import dev.stagefan.reuse.KeyParts;
import dev.stagefan.reuse.Resolution;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides, before the jobs of a plan start, what all of them are to see the same: which digests external images have, which
 * commits refs are at, which keys the stages have, and which jobs run because the registry does not have what they make.
 */
public final class Resolve {
    private final ResolveOrder order;
    private final Asking asking;
    private final AgentListener listener;

    private Resolve(ResolveOrder order, Asking asking, AgentListener listener) {
        this.order = order;
        this.asking = asking;
        this.listener = listener;
    }

    /**
     * Decides.
     *
     * @param listener told of what is found, and of each job whether it runs, and why
     * @throws AgentException where the plan is stale, or what no build can do without cannot be looked up
     */
    public static Resolved carryOut(
            ResolveOrder order, RegistryClient registry, AgentListener listener, Cancellation cancellation)
            throws AgentException, InterruptedException {
        return new Resolve(order, new Asking(registry, Pace.REAL, cancellation), listener).carryOut();
    }

    /** What is found out before anything is decided. */
    private record Facts(
            PlannedFile file,
            Map<String, String> lookedUp,
            Map<String, String> bases,
            Map<String, String> remotes,
            Map<Integer, String> refresh,
            StageKeys keys) {}

    private Resolved carryOut() throws AgentException, InterruptedException {
        if (order.plan().carrier() != Carrier.AGENT) {
            throw new AgentException(
                    Fault.INPUT,
                    "could not resolve this plan because it is made for a workflow of Docker's own actions; make it with"
                            + " --agent");
        }
        PlannedFile planned = PlannedFile.read(order.plan(), order.root());
        Set<Integer> rebuilt = rebuilt(planned.graph());
        Facts facts = facts(planned);
        StageGraph graph = facts.file().graph();
        Map<Integer, String> keys = facts.keys().hexes();
        ProductSearch search = new ProductSearch(order, keys, reasons(graph, facts.keys(), rebuilt), asking, listener);
        Decision decision = Decision.of(order.plan(), search);
        Resolution resolution = new Resolution(
                order.namespace().prefix(),
                order.salt(),
                facts.bases(),
                facts.lookedUp(),
                facts.remotes(),
                facts.refresh(),
                keys,
                fresh(rebuilt, facts, decision),
                digests(decision),
                decision.jobs());
        Outlook outlook = new Outlook(order, graph, facts.keys(), decision, search);
        outlook.jobs().forEach(listener::said);
        return new Resolved(resolution, outlook.stages(), facts.keys().keys());
    }

    private Facts facts(PlannedFile planned) throws AgentException, InterruptedException {
        Floating floating = new Floating(listener);
        Map<String, String> lookedUp = floating.buildArgs(order.lookedUp());
        Map<String, String> given = new TreeMap<>(order.buildArgs());
        given.putAll(lookedUp);
        PlannedFile file = planned.with(given);
        Map<Integer, String> keyless = new TreeMap<>();
        Map<Integer, String> refresh = floating.refresh(order, file.graph(), keyless);
        Map<String, String> bases = Resolver.resolve(file, order.optional(), asking, listener);
        keyless.putAll(BaseTriggers.of(file.graph(), bases, asking, listener));
        keyless.putAll(notHeld(file.graph()));
        Map<String, String> remotes = floating.remotes(file.graph());
        StageKeys keys = new KeyWork(order.plan(), order.root(), file, bases, remotes, refresh, order.salt())
                .ofAll(order.commit(), listener)
                .without(keyless, file.graph());
        return new Facts(file, lookedUp, bases, remotes, refresh, keys);
    }

    /** Stages that may be built on another image than was looked up, and a clause that says so. */
    private static Map<Integer, String> notHeld(StageGraph graph) {
        Map<Integer, String> stages = new TreeMap<>();
        for (StageNode stage : graph.stages()) {
            for (String image : stage.facts().images()) {
                if (!PinnedBases.canBeHeld(graph, image)) {
                    stages.put(stage.index(), "it takes the image " + image + " as it is when it is built");
                }
            }
        }
        return stages;
    }

    /** The stages that are asked to be built anew. */
    private Set<Integer> rebuilt(StageGraph graph) throws AgentException {
        Set<Integer> stages = new TreeSet<>();
        for (String name : order.rebuild()) {
            if (name.equals(ResolveOrder.ALL)) {
                graph.stages().forEach(stage -> stages.add(stage.index()));
            } else {
                stages.add(StageNames.index(graph, "--rebuild", name));
            }
        }
        return stages;
    }

    /** Why stages are built whatever the registry has, a clause, by stage. */
    private Map<Integer, String> reasons(StageGraph graph, StageKeys keys, Set<Integer> rebuilt) {
        Map<Integer, String> reasons = new TreeMap<>();
        keys.keyless()
                .forEach((stage, reason) ->
                        reasons.put(stage, graph.stages().get(stage).label() + " has no key, because " + reason));
        if (order.lookUps() == LookUps.LEFT_OUT) {
            graph.stages().forEach(stage -> reasons.putIfAbsent(stage.index(), "nothing is to be reused"));
        }
        rebuilt.forEach(stage -> reasons.put(stage, "it is to be rebuilt"));
        // What was made of a stage as it was is not made of one that is built anew.
        Set<Integer> anew = new HashSet<>(rebuilt);
        for (StageNode stage : graph.stages()) {
            for (Edge edge : graph.edges()) {
                if (edge.to() == stage.index() && anew.contains(edge.from()) && anew.add(stage.index())) {
                    reasons.putIfAbsent(
                            stage.index(),
                            "it consumes " + graph.stages().get(edge.from()).label() + ", which is to be rebuilt");
                }
            }
        }
        return reasons;
    }

    /** Caches know nothing of why a stage is to be built anew, and would give it back as it was. */
    private List<Integer> fresh(Set<Integer> rebuilt, Facts facts, Decision decision) throws InterruptedException {
        Set<Integer> built = new HashSet<>();
        order.plan().jobs().stream()
                .filter(job -> decision.jobs().contains(job.id()))
                .map(Job::stages)
                .forEach(built::addAll);
        Set<Integer> fresh = new TreeSet<>(rebuilt);
        for (Map.Entry<Integer, String> floated : facts.refresh().entrySet()) {
            int stage = floated.getKey();
            String label = facts.file().graph().stages().get(stage).label();
            if (built.contains(stage) && !isRefreshed(label, floated.getValue())) {
                fresh.add(stage);
            }
        }
        fresh.retainAll(built);
        return new ArrayList<>(fresh);
    }

    /** Whether a stage was built since it floated so far: for a job that runs anyway the cache is fresh enough then. */
    private boolean isRefreshed(String label, String floated) throws InterruptedException {
        String platform = order.plan().request().platform().toString();
        KeyPart wanted = new KeyPart(KeyPart.Kind.REFRESH, "refresh", floated);
        try {
            return asking.lookAt(registry -> new KeyParts(registry, order.images(), platform)
                            .read(order.namespace().prefix(), label))
                    .filter(key -> key.parts().contains(wanted))
                    .isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    private static Map<String, String> digests(Decision decision) {
        Map<String, String> digests = new TreeMap<>();
        decision.reused().forEach((product, found) -> digests.put(product, found.digest()));
        return digests;
    }
}
