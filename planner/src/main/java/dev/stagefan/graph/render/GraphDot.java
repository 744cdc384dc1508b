package dev.stagefan.graph.render;

import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * The graph in Graphviz' language, plain. Arrows point from what is consumed to what consumes it; a mount's is dotted, the
 * target has a double border, images are ellipses, what is not reachable is dashed.
 */
public final class GraphDot {
    private GraphDot() {}

    /** The digraph, with a line feed at its end. */
    public static String render(StageGraph graph) {
        StringBuilder out = new StringBuilder("digraph stages {\n    node [shape=box];\n");
        Set<String> images = new TreeSet<>();
        StageLinks links = new StageLinks(graph);
        for (StageNode stage : graph.stages()) {
            out.append("    s").append(stage.index()).append(" [label=").append(quoted(stage.label()));
            out.append(stage.index() == graph.target() ? ", peripheries=2" : "");
            out.append(stage.reachable() ? "" : ", style=dashed").append("];\n");
            for (StageLinks.Link link : links.of(stage.index())) {
                if (link.source() instanceof StageLinks.Source.OfImage image) {
                    images.add(image.reference());
                }
            }
        }
        images.forEach(image -> out.append("    ")
                .append(image(image))
                .append(" [shape=ellipse, label=")
                .append(quoted(image))
                .append("];\n"));
        for (StageNode stage : graph.stages()) {
            for (StageLinks.Link link : links.of(stage.index())) {
                out.append("    ").append(node(link.source())).append(" -> s").append(stage.index());
                out.append(" [label=").append(Casing.lower(link.kind().name()));
                out.append(link.kind() == EdgeKind.MOUNT ? ", style=dotted" : "")
                        .append("];\n");
            }
        }
        return out.append("}\n").toString();
    }

    private static String node(StageLinks.Source source) {
        return source instanceof StageLinks.Source.OfStage stage
                ? "s" + stage.index()
                : image(((StageLinks.Source.OfImage) source).reference());
    }

    private static String image(String reference) {
        return quoted("image " + reference);
    }

    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return "\"" + escaped.replaceAll("\\p{Cntrl}", " ") + "\"";
    }
}
