package dev.stagefan.cli.graph;

import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.Map;

/** The stage graph as a Mermaid flowchart, without colours, so that it is legible on any background. */
public final class GraphMermaid {
    private GraphMermaid() {}

    public static String render(StageGraph graph) {
        StringBuilder text = new StringBuilder("flowchart LR\n");
        Map<String, Integer> images = Arrow.bases(graph);
        images.forEach((reference, place) -> text.append("  i%d([\"%s\"])\n".formatted(place, escape(reference))));
        for (StageNode stage : graph.stages()) {
            text.append("  s%d[\"%s\"]\n".formatted(stage.index(), escape(stage.label())));
        }
        for (StageNode stage : graph.stages()) {
            if (stage.base() instanceof Base.OfImage image) {
                text.append("  i%d --> s%d\n".formatted(images.get(image.reference()), stage.index()));
            }
        }
        for (Arrow arrow : Arrow.of(graph)) {
            String line =
                    switch (arrow.kind()) {
                        case FROM -> "-->";
                        case COPY -> "-. copy .->";
                        case MOUNT -> "-. mount .->";
                    };
            text.append("  s%d %s s%d\n".formatted(arrow.from(), line, arrow.to()));
        }
        graph.stages().stream()
                .filter(stage -> !stage.reachable())
                .forEach(stage -> text.append("  style s%d stroke-dasharray: 4\n".formatted(stage.index())));
        return text.toString();
    }

    /** Mermaid reads entities in labels, written with # for &. */
    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || "-_./:@ ".indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append('#').append(c).append(';');
            }
        });
        return escaped.toString();
    }
}
