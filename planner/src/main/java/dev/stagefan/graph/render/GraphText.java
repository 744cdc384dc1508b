package dev.stagefan.graph.render;

import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The graph as a tree for a terminal: the target on top, below each stage what it is made of. What several stages share is
 * shown once; what lies very deep continues in a tree of its own.
 */
public final class GraphText {
    private static final int DEEPEST = 12;

    private final StageGraph graph;
    private final StageLinks links;
    private final StringBuilder out = new StringBuilder();
    private final Set<Integer> shown = new HashSet<>();
    private final Deque<Row> open = new ArrayDeque<>();
    private final Deque<Integer> tooDeep = new ArrayDeque<>();

    /**
     * A link that is still to be shown.
     *
     * @param indent what stands before its branch
     * @param isLast whether no other link of the same stage follows
     */
    private record Row(StageLinks.Link link, String indent, int depth, boolean isLast) {}

    private GraphText(StageGraph graph) {
        this.graph = graph;
        this.links = new StageLinks(graph);
    }

    /** The tree, with a line feed at its end. */
    public static String render(StageGraph graph) {
        return new GraphText(graph).render();
    }

    private String render() {
        tree(graph.target());
        while (!tooDeep.isEmpty()) {
            int stage = tooDeep.remove();
            if (!shown.contains(stage)) {
                out.append('\n');
                tree(stage);
            }
        }
        List<StageNode> unreachable =
                graph.stages().stream().filter(stage -> !stage.reachable()).toList();
        if (!unreachable.isEmpty()) {
            out.append("\nnot reachable from ").append(label(graph.target())).append(":\n");
            for (StageNode stage : unreachable) {
                out.append("  ")
                        .append(stage.label())
                        .append(" (")
                        .append(lines(stage))
                        .append(")\n");
            }
        }
        return out.toString();
    }

    private void tree(int root) {
        StageNode stage = graph.stages().get(root);
        out.append(stage.label()).append(" (").append(lines(stage)).append(")\n");
        open(root, "", 1);
        while (!open.isEmpty()) {
            show(open.pop());
        }
    }

    private void open(int stage, String indent, int depth) {
        shown.add(stage);
        List<StageLinks.Link> children = links.of(stage);
        for (int i = children.size() - 1; i >= 0; i--) {
            open.push(new Row(children.get(i), indent, depth, i == children.size() - 1));
        }
    }

    private void show(Row row) {
        StageLinks.Link link = row.link();
        out.append(row.indent()).append(row.isLast() ? "└── " : "├── ");
        if (link.source() instanceof StageLinks.Source.OfImage image) {
            out.append(link.kind() == EdgeKind.FROM ? "from image " : "uses image ");
            out.append(printable(image.reference())).append(lines(link)).append('\n');
            return;
        }
        int stage = ((StageLinks.Source.OfStage) link.source()).index();
        out.append(Casing.lower(link.kind().name())).append(link.kind() == EdgeKind.FROM ? " " : " from ");
        out.append(label(stage)).append(paths(link)).append(lines(link));
        if (links.of(stage).isEmpty()) {
            out.append('\n');
        } else if (shown.contains(stage)) {
            out.append(", shown above\n");
        } else if (row.depth() == DEEPEST) {
            out.append(", continued below\n");
            tooDeep.add(stage);
        } else {
            out.append('\n');
            open(stage, row.indent() + (row.isLast() ? "    " : "│   "), row.depth() + 1);
        }
    }

    private String label(int stage) {
        return graph.stages().get(stage).label();
    }

    private static String lines(StageNode stage) {
        return stage.startLine() == stage.endLine()
                ? "line " + stage.startLine()
                : "lines " + stage.startLine() + "-" + stage.endLine();
    }

    private static String lines(StageLinks.Link link) {
        if (link.lines().isEmpty()) {
            return "";
        }
        String numbers = link.lines().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (link.lines().size() == 1 ? " (line " : " (lines ") + numbers + ")";
    }

    private static String paths(StageLinks.Link link) {
        return link.paths().isEmpty() ? "" : ": " + printable(String.join(", ", link.paths()));
    }

    /** Nothing from a Dockerfile may steer the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
