package dev.stagefan.plan;

import dev.stagefan.graph.Base;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The stages that a build of the target goes through, and which of them are light.
 *
 * <p>A <i>light</i> stage is built wherever it is needed, in several jobs if need be, rather than handed over: it has no
 * RUN, takes nothing from other stages but its base and nothing from the network, and nobody measured a duration of it.
 * What it does is name an image, set its configuration and copy from the context, which is cheaper than any transport.
 * Every other stage is built by one job only. The target is never light; a stage that the user replaces by a named
 * context always is, and what it was built from is not needed.
 */
final class Stages {
    private final StageGraph graph;
    private final Set<String> measured;
    private final List<List<Edge>> edgesInto = new ArrayList<>();
    private final List<List<Edge>> readInto = new ArrayList<>();
    private final Set<Integer> needed = new TreeSet<>();

    /**
     * @param measured labels of the stages with a known duration
     */
    Stages(StageGraph graph, Set<String> measured) {
        this.graph = graph;
        this.measured = measured;
        graph.stages().forEach(stage -> edgesInto.add(new ArrayList<>()));
        graph.stages().forEach(stage -> readInto.add(new ArrayList<>()));
        for (Edge edge : graph.edges()) {
            readInto.get(edge.to()).add(edge);
            if (!isReplaced(edge.to())) {
                edgesInto.get(edge.to()).add(edge);
            }
        }
        Deque<Integer> open = new ArrayDeque<>(List.of(graph.target()));
        needed.add(graph.target());
        while (!open.isEmpty()) {
            for (Edge edge : edgesInto(open.remove())) {
                if (needed.add(edge.from())) {
                    open.add(edge.from());
                }
            }
        }
    }

    /** Whether the user gave a named context that takes the stage's place. */
    private boolean isReplaced(int stage) {
        String name = node(stage).name();
        return name != null
                && ContextName.isPossible(name)
                && graph.request().namedContexts().keySet().stream()
                        .anyMatch(context -> ContextName.ofContext(context).equals(name)
                                || context.equals(name + "::" + platform(stage)));
    }

    StageGraph graph() {
        return graph;
    }

    StageNode node(int stage) {
        return graph.stages().get(stage);
    }

    String label(int stage) {
        return node(stage).label();
    }

    String labels(Collection<Integer> stages) {
        return String.join(", ", stages.stream().map(this::label).toList());
    }

    /** By what a stage is built from others. */
    List<Edge> edgesInto(int stage) {
        return edgesInto.get(stage);
    }

    /** By what BuildKit's frontend goes on from a stage, even one that is replaced. */
    List<Edge> readInto(int stage) {
        return readInto.get(stage);
    }

    /** Every stage that the target needs, in file order. */
    List<Integer> needed() {
        return List.copyOf(needed);
    }

    /** The needed stages that are not light, in file order, so that each comes after what it consumes. */
    List<Integer> heavy() {
        return needed.stream().filter(stage -> !isLight(stage)).toList();
    }

    boolean isLight(int stage) {
        StageNode node = node(stage);
        if (stage == graph.target()) {
            return false;
        }
        return isReplaced(stage)
                || (!node.facts().runs()
                        && node.facts().remoteSources().isEmpty()
                        && !measured.contains(node.label())
                        && edgesInto.get(stage).stream().allMatch(edge -> edge.kind() == EdgeKind.FROM));
    }

    /** These stages with the light ones that they are built on or take from. */
    SortedSet<Integer> withLight(Collection<Integer> stages) {
        SortedSet<Integer> all = new TreeSet<>(stages);
        Deque<Integer> open = new ArrayDeque<>(stages);
        while (!open.isEmpty()) {
            for (Edge edge : edgesInto(open.remove())) {
                if (isLight(edge.from()) && all.add(edge.from())) {
                    open.add(edge.from());
                }
            }
        }
        return all;
    }

    /** The stages that a stage is built on, nearest first. */
    List<Integer> ancestors(int stage) {
        List<Integer> ancestors = new ArrayList<>();
        while (node(stage).base() instanceof Base.OfStage base) {
            stage = base.index();
            ancestors.add(stage);
        }
        return ancestors;
    }

    /** The platform that a stage is for: its base's, whatever its own FROM says, where the base is a stage. */
    String platform(int stage) {
        List<Integer> ancestors = ancestors(stage);
        StageNode root = ancestors.isEmpty() ? node(stage) : node(ancestors.get(ancestors.size() - 1));
        return root.platform() == null ? graph.request().platform().toString() : root.platform();
    }
}
