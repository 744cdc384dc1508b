package dev.stagefan.cli.graph;

import dev.stagefan.graph.Base;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import java.util.List;

/** What a picture draws for all the edges of one kind between two stages. */
record Arrow(int from, int to, EdgeKind kind) {
    /** The arrows of a graph, in the order of its edges. */
    static List<Arrow> of(StageGraph graph) {
        return graph.edges().stream()
                .map(edge -> new Arrow(edge.from(), edge.to(), edge.kind()))
                .distinct()
                .toList();
    }

    /** The images that stages start from, in file order; the pictures leave those out that are copied from only. */
    static List<String> bases(StageGraph graph) {
        return graph.stages().stream()
                .flatMap(stage ->
                        stage.base() instanceof Base.OfImage image ? List.of(image.reference()).stream() : List.<String>of().stream())
                .distinct()
                .toList();
    }
}
