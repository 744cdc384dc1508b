package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.agent.StageOutlook.Fate;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.key.KeyComparison;
import dev.stagefan.key.StageKey;
import dev.stagefan.registry.RegistryClient;
import dev.stagefan.reuse.KeyParts;
import dev.stagefan.reuse.Namespace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says why stages run, by what has changed since they were built last. */
public final class Explain {
    private final ResolveOrder order;
    private final KeyParts parts;

    private Explain(ResolveOrder order, KeyParts parts) {
        this.order = order;
        this.parts = parts;
    }

    /**
     * Explains.
     *
     * @param stage name or label of the one stage to explain; null for all that the target needs
     * @throws AgentException where there is no such stage, or a registry cannot be asked
     */
    public static List<Explanation> of(
            ResolveOrder order, Resolved resolved, @Nullable String stage, RegistryClient registry)
            throws AgentException, InterruptedException {
        Explain explain = new Explain(
                order,
                new KeyParts(
                        registry,
                        order.images(),
                        order.plan().request().platform().toString()));
        List<StageOutlook> outlooks = stage == null ? resolved.stages() : List.of(one(order, resolved, stage));
        List<Explanation> explanations = new ArrayList<>();
        for (StageOutlook outlook : outlooks) {
            explanations.add(explain.explain(outlook, resolved.keys().get(outlook.stage())));
        }
        return explanations;
    }

    private static StageOutlook one(ResolveOrder order, Resolved resolved, String stage) throws AgentException {
        StageGraph graph = PlannedFile.read(order.plan(), order.root()).graph();
        int index = StageNames.index(graph, stage);
        return resolved.stages().stream()
                .filter(outlook -> outlook.stage() == index)
                .findFirst()
                .orElseThrow(() -> new AgentException(
                        Fault.INPUT,
                        "could not explain " + stage
                                + " because the target does not need it; plan with another --target"));
    }

    private Explanation explain(StageOutlook outlook, @Nullable StageKey now)
            throws AgentException, InterruptedException {
        if (now == null || outlook.fate() == Fate.REUSED) {
            return new Explanation(outlook, null, List.of());
        }
        List<Namespace> namespaces = new ArrayList<>(List.of(order.namespace()));
        namespaces.addAll(order.reuseFrom());
        for (Namespace namespace : namespaces) {
            Optional<StageKey> then = read(namespace, outlook.label());
            if (then.isPresent()) {
                return new Explanation(outlook, namespace.ref(), KeyComparison.of(then.get(), now));
            }
        }
        return new Explanation(outlook, null, List.of());
    }

    private Optional<StageKey> read(Namespace namespace, String label) throws AgentException, InterruptedException {
        try {
            return parts.read(namespace.prefix(), label);
        } catch (IOException e) {
            throw new AgentException(
                    Fault.OUTSIDE,
                    "could not read what " + label + " was made of when it was built last: " + e.getMessage());
        }
    }
}
