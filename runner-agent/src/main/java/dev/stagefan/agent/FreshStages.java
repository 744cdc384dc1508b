package dev.stagefan.agent;

import dev.stagefan.buildkit.BuildCommand;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.StageGraph;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The stages of a job that are to be built without any cache, and those that consume them, each by the first of the job's
 * builds that goes through it: for the others it is in the builder, and to build it again would make another one.
 */
final class FreshStages {
    private final StageGraph graph;
    private final List<Integer> stages;
    private final Set<Integer> wanted;

    /**
     * @param stages that the job builds
     * @param wanted those that are to be fresh
     */
    FreshStages(StageGraph graph, List<Integer> stages, Set<Integer> wanted) {
        this.graph = graph;
        this.stages = stages;
        this.wanted = new HashSet<>(wanted);
        this.wanted.retainAll(stages);
        // BuildKit knows what is built on a stage by its instructions, and would find what was built on it as it was.
        for (int stage : stages.stream().sorted().toList()) {
            boolean consumes =
                    graph.edges().stream().anyMatch(edge -> edge.to() == stage && this.wanted.contains(edge.from()));
            if (consumes) {
                this.wanted.add(stage);
            }
        }
    }

    static FreshStages of(JobOrder order, StageGraph graph) {
        List<Integer> wanted =
                order.resolution() == null ? List.of() : order.resolution().fresh();
        return new FreshStages(graph, order.job().stages(), Set.copyOf(wanted));
    }

    /** What the build of a stage takes from no cache, as {@link BuildCommand#withoutCache} has it; from now on it is built. */
    List<String> without(int stage) {
        Set<Integer> built = built(stage);
        Set<Integer> fresh = new TreeSet<>(built);
        fresh.retainAll(wanted);
        wanted.removeAll(fresh);
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<String> names = fresh.stream()
                .map(index -> graph.stages().get(index).name())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        // A stage without a name cannot be told to Buildx, and one that shares its name would take the other along.
        return fresh.size() == built.size() || names.size() < fresh.size() ? List.of(BuildCommand.ALL_STAGES) : names;
    }

    /** The stage and what of the job it is made of. */
    private Set<Integer> built(int stage) {
        Set<Integer> built = new HashSet<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(stage));
        while (!next.isEmpty()) {
            int consumer = next.pop();
            if (stages.contains(consumer) && built.add(consumer)) {
                graph.edges().stream()
                        .filter(edge -> edge.to() == consumer)
                        .map(Edge::from)
                        .forEach(next::push);
            }
        }
        return built;
    }
}
