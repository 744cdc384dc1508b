package dev.stagefan.cli.graph;

import dev.stagefan.graph.Base;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a picture draws for all the edges of one kind between two stages. */
record Arrow(int from, int to, EdgeKind kind) {
    /** The arrows of a graph, in the order of its edges. */
    static List<Arrow> of(StageGraph graph) {
        return graph.edges().stream()
                .map(edge -> new Arrow(edge.from(), edge.to(), edge.kind()))
                .distinct()
                .toList();
    }

    /**
     * The images that stages start from, each with its place in file order; the pictures leave those out that are copied
     * from only.
     */
    static Map<String, Integer> bases(StageGraph graph) {
        Map<String, Integer> bases = new LinkedHashMap<>();
        for (StageNode stage : graph.stages()) {
            if (stage.base() instanceof Base.OfImage image) {
                bases.putIfAbsent(image.reference(), bases.size());
            }
        }
        return bases;
    }
}
