package dev.stagefan.cli.graph;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stage graph as a tree for people: the target, below each stage what it consumes and how, and what is not needed.
 * What a stage consumes is spelled out once.
 */
public final class GraphTree {
    private static final int MOST_SOURCES = 3;

    /** Deeper trees cannot be read, and their indents alone would be megabytes. */
    private static final int DEEPEST = 40;

    private final StageGraph graph;
    private final Map<Integer, Map<Integer, List<Edge>>> consumed = new HashMap<>();
    private final Set<Integer> spelledOut = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private GraphTree(StageGraph graph) {
        this.graph = graph;
        for (Edge edge : basesFirst(graph)) {
            consumed.computeIfAbsent(edge.to(), to -> new LinkedHashMap<>())
                    .computeIfAbsent(edge.from(), from -> new ArrayList<>())
                    .add(edge);
        }
    }

    /** A COPY that an ONBUILD trigger makes stands on an earlier line than the FROM that runs it. */
    private static List<Edge> basesFirst(StageGraph graph) {
        return graph.edges().stream()
                .sorted(Comparator.comparing(edge -> edge.kind() != EdgeKind.FROM))
                .toList();
    }

    /**
     * Renders a graph.
     *
     * @param dockerfile path of the Dockerfile
     */
    public static String render(String dockerfile, StageGraph graph) {
        GraphTree tree = new GraphTree(graph);
        tree.write(dockerfile);
        return tree.text.toString();
    }

    private void write(String dockerfile) {
        StageNode target = graph.stages().get(graph.target());
        List<StageNode> unneeded =
                graph.stages().stream().filter(stage -> !stage.reachable()).toList();
        int needed = graph.stages().size() - unneeded.size();
        text.append("%s: %s needs %d of %d stages\n\n"
                .formatted(
                        Printable.line(dockerfile),
                        target.label(),
                        needed,
                        graph.stages().size()));
        writeTree(target);
        if (!unneeded.isEmpty()) {
            text.append("\nnot needed:\n");
            unneeded.forEach(stage ->
                    text.append("   ").append(stage.label()).append(lines(stage)).append('\n'));
        }
    }

    /** What a stage consumes: a stage and how, or an image as its base. */
    private sealed interface Child {
        String name();

        record OfStage(int index, String name) implements Child {}

        record OfImage(String name) implements Child {}
    }

    /**
     * A line still to be written.
     *
     * @param lead what stands before the name
     * @param below what stands before the lines below it
     */
    private record Line(Child child, String lead, String below, int depth) {}

    private void writeTree(StageNode target) {
        Deque<Line> lines = new ArrayDeque<>();
        lines.push(new Line(new Child.OfStage(target.index(), target.label()), "", "", 0));
        while (!lines.isEmpty()) {
            Line line = lines.pop();
            text.append(line.lead).append(line.child.name());
            if (line.child instanceof Child.OfStage stage) {
                write(stage, line, lines);
            } else {
                text.append('\n');
            }
        }
    }

    private void write(Child.OfStage stage, Line line, Deque<Line> lines) {
        List<Child> children = children(stage.index());
        if (spelledOut.contains(stage.index())) {
            text.append(children.isEmpty() ? "\n" : " (see above)\n");
        } else if (line.depth == DEEPEST && !children.isEmpty()) {
            text.append(" (deeper than is shown here)\n");
        } else {
            spelledOut.add(stage.index());
            text.append(lines(graph.stages().get(stage.index()))).append('\n');
            for (int i = children.size() - 1; i >= 0; i--) {
                boolean last = i == children.size() - 1;
                lines.push(new Line(
                        children.get(i),
                        line.below + (last ? "└─ " : "├─ "),
                        line.below + (last ? "   " : "│  "),
                        line.depth + 1));
            }
        }
    }

    private List<Child> children(int stage) {
        List<Child> children = new ArrayList<>();
        if (graph.stages().get(stage).base() instanceof Base.OfImage image) {
            children.add(new Child.OfImage("FROM " + Printable.line(image.reference())));
        }
        consumed.getOrDefault(stage, Map.of())
                .forEach((from, edges) -> children.add(new Child.OfStage(from, name(from, edges))));
        return children;
    }

    /** As {@code COPY build_rccl: /app/rccl/*.deb}. */
    private String name(int from, List<Edge> edges) {
        String kinds = edges.stream().map(edge -> edge.kind().name()).distinct().collect(Collectors.joining(", "));
        List<String> sources = edges.stream()
                .flatMap(edge -> edge.sources().stream())
                .distinct()
                .map(Printable::line)
                .toList();
        String shown = sources.stream().limit(MOST_SOURCES).collect(Collectors.joining(" "));
        int more = sources.size() - MOST_SOURCES;
        return kinds
                + " "
                + graph.stages().get(from).label()
                + (sources.isEmpty() ? "" : ": " + shown)
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String lines(StageNode stage) {
        return stage.startLine() == stage.endLine()
                ? " (line " + stage.startLine() + ")"
                : " (lines " + stage.startLine() + "-" + stage.endLine() + ")";
    }
}
