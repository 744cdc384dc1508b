package dev.stagefan.agent;

import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.Plan;
import dev.stagefan.registry.RegistryClient;
import java.nio.file.Path;
import java.util.Map;

/** Looks up which digests the external images of a plan have now, so that all of its jobs build on the same ones. */
public final class Resolver {
    private Resolver() {}

    /**
     * Looks the images up.
     *
     * @param root the folder that the plan's paths are relative to
     * @return digests, as {@code sha256:…}, by the reference that the stages use, sorted
     * @throws AgentException where the plan is stale, or an image cannot be looked up
     */
    public static Map<String, String> resolve(Plan plan, Path root, RegistryClient registry)
            throws AgentException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    static Map<String, String> resolve(StageGraph graph, RegistryClient registry)
            throws AgentException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
