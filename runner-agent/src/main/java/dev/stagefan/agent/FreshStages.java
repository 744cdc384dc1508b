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
import org.jspecify.annotations.Nullable;

/**
 * The stages of a job that are to be built without any cache, and those that consume them, each by the first of the job's
 * builds that goes through it: for the others it is in the builder, and to build it again would make another one.
 */
final class FreshStages {
    private final StageGraph graph;
    private final List<Integer> stages;
    private final Set<Integer> wanted;
    private final Set<Integer> built = new HashSet<>();

    /**
     * @param stages that the job builds
     * @param wanted those that are to be fresh
     */
    FreshStages(StageGraph graph, List<Integer> stages, Set<Integer> wanted) {
        this.graph = graph;
        this.stages = stages;
        this.wanted = new HashSet<>(wanted);
        this.wanted.retainAll(stages);
        // BuildKit finds what consumes a stage by the instructions of both, and so as it was (measured on 0.33.1).
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

    /**
     * What the build of a product takes from no cache, as {@link BuildCommand#withoutCache} has it. What it says is built from
     * then on.
     *
     * @param stage of the product
     * @param slice name of the stage that is the slice; null for a stage image
     */
    List<String> without(int stage, @Nullable String slice) {
        Set<Integer> through = through(stage);
        Set<Integer> fresh = new TreeSet<>(through);
        fresh.retainAll(wanted);
        if (fresh.isEmpty()) {
            return List.of();
        }
        fresh.removeAll(built);
        built.addAll(fresh);
        Set<String> names = new TreeSet<>();
        fresh.stream()
                .map(index -> graph.stages().get(index).name())
                .filter(Objects::nonNull)
                .forEach(names::add);
        // A stage without a name cannot be told to Buildx, and one that shares its name would take the other along.
        if (fresh.size() == through.size() || names.size() < fresh.size()) {
            return List.of(BuildCommand.ALL_STAGES);
        }
        if (slice != null) {
            names.add(slice);
        }
        return List.copyOf(names);
    }

    /** The stage and what of the job it is made of. */
    private Set<Integer> through(int stage) {
        Set<Integer> through = new HashSet<>();
        Deque<Integer> next = new ArrayDeque<>(List.of(stage));
        while (!next.isEmpty()) {
            int consumer = next.pop();
            if (stages.contains(consumer) && through.add(consumer)) {
                graph.edges().stream()
                        .filter(edge -> edge.to() == consumer)
                        .map(Edge::from)
                        .forEach(next::push);
            }
        }
        return through;
    }
}
