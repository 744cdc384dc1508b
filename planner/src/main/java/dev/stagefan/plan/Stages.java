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
 * The reachable stages of a graph, and which of them are light.
 *
 * <p>A <i>light</i> stage is built wherever it is needed, in several jobs if need be, rather than handed over: it has no
 * RUN, takes nothing from other stages but its base, and nobody measured a duration of it. What it does is name an image,
 * set its configuration and copy from the context, which is cheaper than any transport. Every other stage is built by one
 * job only. The target is never light.
 */
final class Stages {
    private final StageGraph graph;
    private final Set<String> measured;
    private final List<List<Edge>> edgesInto = new ArrayList<>();

    /**
     * @param measured labels of the stages with a known duration
     */
    Stages(StageGraph graph, Set<String> measured) {
        this.graph = graph;
        this.measured = measured;
        graph.stages().forEach(stage -> edgesInto.add(new ArrayList<>()));
        for (Edge edge : graph.edges()) {
            if (graph.stages().get(edge.to()).reachable()) {
                edgesInto.get(edge.to()).add(edge);
            }
        }
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

    List<Edge> edgesInto(int stage) {
        return edgesInto.get(stage);
    }

    /** Every reachable stage, in file order. */
    List<Integer> reachable() {
        return graph.stages().stream()
                .filter(StageNode::reachable)
                .map(StageNode::index)
                .toList();
    }

    /** The reachable stages that are not light, in file order, so that each comes after what it consumes. */
    List<Integer> heavy() {
        return reachable().stream().filter(stage -> !isLight(stage)).toList();
    }

    boolean isLight(int stage) {
        StageNode node = node(stage);
        return stage != graph.target()
                && !node.facts().runs()
                && !measured.contains(node.label())
                && edgesInto.get(stage).stream().allMatch(edge -> edge.kind() == EdgeKind.FROM);
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
