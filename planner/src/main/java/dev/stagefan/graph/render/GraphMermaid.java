package dev.stagefan.graph.render;

import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The graph as a Mermaid flowchart, plain. Arrows point from what is consumed to what consumes it; a mount's is dotted,
 * the target has round ends, images are cylinders.
 */
public final class GraphMermaid {
    private final StageGraph graph;
    private final StringBuilder out = new StringBuilder("flowchart TD\n");
    private final Map<String, Integer> images = new LinkedHashMap<>();

    private GraphMermaid(StageGraph graph) {
        this.graph = graph;
    }

    /** The flowchart, with a line feed at its end. */
    public static String render(StageGraph graph) {
        return new GraphMermaid(graph).render();
    }

    private String render() {
        StageLinks links = new StageLinks(graph);
        for (StageNode stage : graph.stages()) {
            stage(stage);
        }
        for (StageNode stage : graph.stages()) {
            for (StageLinks.Link link : links.of(stage.index())) {
                link(link, stage);
            }
        }
        return out.toString();
    }

    private void stage(StageNode stage) {
        String label = quoted(stage.label() + (stage.reachable() ? "" : " (not reachable)"));
        boolean isTarget = stage.index() == graph.target();
        out.append("    s").append(stage.index());
        out.append(isTarget ? "([" : "[").append(label).append(isTarget ? "])\n" : "]\n");
    }

    private void link(StageLinks.Link link, StageNode to) {
        String from = node(link.source());
        out.append("    ").append(from);
        out.append(link.kind() == EdgeKind.MOUNT ? " -.->|" : " -->|");
        out.append(Casing.lower(link.kind().name())).append("| s").append(to.index());
        out.append('\n');
    }

    private String node(StageLinks.Source source) {
        if (source instanceof StageLinks.Source.OfStage stage) {
            return "s" + stage.index();
        }
        String reference = ((StageLinks.Source.OfImage) source).reference();
        Integer known = images.get(reference);
        int number = known == null ? images.size() : known;
        if (known == null) {
            images.put(reference, number);
            out.append("    i")
                    .append(number)
                    .append("[(")
                    .append(quoted(reference))
                    .append(")]\n");
        }
        return "i" + number;
    }

    /** Mermaid reads {@code #NUMBER;} in a label as a character; all but plain ones are written so. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            boolean plain = Character.isLetterOrDigit(character) || " ._-/:@(),=+~".indexOf(character) >= 0;
            if (plain) {
                quoted.appendCodePoint(character);
            } else {
                quoted.append('#').append(character).append(';');
            }
        });
        return quoted.append('"').toString();
    }
}
