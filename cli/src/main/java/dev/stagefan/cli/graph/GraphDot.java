package dev.stagefan.cli.graph;

import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;

/** The stage graph in Graphviz' DOT language. */
public final class GraphDot {
    private GraphDot() {}

    public static String render(StageGraph graph) {
        StringBuilder text = new StringBuilder("digraph stages {\n  rankdir=LR;\n  node [shape=box];\n");
        for (String image : Arrow.bases(graph).keySet()) {
            text.append("  %s [shape=ellipse];\n".formatted(quote("image " + image)));
        }
        for (StageNode stage : graph.stages()) {
            text.append("  s%d [label=%s%s];\n"
                    .formatted(stage.index(), quote(stage.label()), stage.reachable() ? "" : ", style=dashed"));
        }
        for (StageNode stage : graph.stages()) {
            if (stage.base() instanceof Base.OfImage image) {
                text.append("  %s -> s%d;\n".formatted(quote("image " + image.reference()), stage.index()));
            }
        }
        for (Arrow arrow : Arrow.of(graph)) {
            String attributes =
                    switch (arrow.kind()) {
                        case FROM -> "";
                        case COPY -> " [style=dashed, label=copy]";
                        case MOUNT -> " [style=dotted, label=mount]";
                    };
            text.append("  s%d -> s%d%s;\n".formatted(arrow.from(), arrow.to(), attributes));
        }
        return text.append("}\n").toString();
    }

    /** In a quoted string only the quote is escaped; a backslash before it would escape the escape. */
    private static String quote(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
