package dev.stagefan.lint;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.timings.Timings;
import java.util.List;

/**
 * What is looked at.
 *
 * @param dockerfile as written
 * @param graph what the build request makes of it
 * @param timings what is known of durations and sizes; {@link Timings#NONE} where nothing is
 * @param cacheExports what {@code --cache-to} says, as {@code type=inline}; empty where it was not given
 * @param jobLimitSeconds how long a job may run
 */
public record Subject(
        Dockerfile dockerfile, StageGraph graph, Timings timings, List<String> cacheExports, double jobLimitSeconds) {
    /** A job on GitHub's hosted runners may run for 6 hours. */
    private static final double HOSTED_LIMIT_SECONDS = 6 * 3600;

    public Subject {
        cacheExports = List.copyOf(cacheExports);
    }

    /** Jobs may run as long as on GitHub's hosted runners. */
    public Subject(Dockerfile dockerfile, StageGraph graph, Timings timings, List<String> cacheExports) {
        this(dockerfile, graph, timings, cacheExports, HOSTED_LIMIT_SECONDS);
    }

    /** A stage of the graph as it is written. */
    public Stage written(StageNode node) {
        return dockerfile.stages().get(node.index());
    }

    /** The stages that the target needs, in file order, the target included. */
    public List<StageNode> reachable() {
        return graph.stages().stream().filter(StageNode::reachable).toList();
    }

    /** The reachable stages that consume a stage, in file order, each once. */
    public List<StageNode> consumers(StageNode node) {
        return graph.edges().stream()
                .filter(edge -> edge.from() == node.index())
                .map(Edge::to)
                .distinct()
                .sorted()
                .map(graph.stages()::get)
                .filter(StageNode::reachable)
                .toList();
    }
}
