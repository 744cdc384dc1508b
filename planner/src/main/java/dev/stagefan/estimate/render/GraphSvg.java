package dev.stagefan.estimate.render;

import dev.stagefan.estimate.Estimate;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The stages that the target needs, from left to right; those of critical jobs stand out. */
final class GraphSvg {
    private static final int NODE_WIDTH = 160;
    private static final int NODE_HEIGHT = 44;
    private static final int COLUMN = NODE_WIDTH + 56;
    private static final int ROW = NODE_HEIGHT + 14;
    private static final int MARGIN = 8;
    private static final int MOST_LETTERS = 18;

    private final StageGraph graph;
    private final Plan plan;
    private final List<String> criticalPath;
    private final Map<String, String> durations;
    private final List<StageNode> stages;
    private final Map<GraphLayout.Line, List<Edge>> lines = new LinkedHashMap<>();
    private final GraphLayout layout;
    private final Map<Integer, Point> points = new HashMap<>();
    private int height;

    /** The left end of a place's middle line. */
    private record Point(int x, int y) {}

    private GraphSvg(Estimate estimate, StageGraph graph, Plan plan) {
        this.graph = graph;
        this.plan = plan;
        this.criticalPath = estimate.criticalPath();
        this.durations = estimate.basis().stream()
                .collect(Collectors.toMap(Estimate.Basis::what, Estimate.Basis::value, (first, second) -> first));
        this.stages = graph.stages().stream().filter(StageNode::reachable).toList();
        lines();
        this.layout = new GraphLayout(stages.size(), List.copyOf(lines.keySet()));
        points();
    }

    /** The drawing, as large as it needs to be. */
    static String render(Estimate estimate, StageGraph graph, Plan plan) {
        return new GraphSvg(estimate, graph, plan).render();
    }

    private void lines() {
        Map<Integer, Integer> numbers = new HashMap<>();
        stages.forEach(stage -> numbers.put(stage.index(), numbers.size()));
        for (Edge edge : graph.edges()) {
            Integer from = numbers.get(edge.from());
            Integer to = numbers.get(edge.to());
            if (from != null && to != null) {
                lines.computeIfAbsent(new GraphLayout.Line(from, to), ignored -> new ArrayList<>())
                        .add(edge);
            }
        }
    }

    /** Columns are centred on each other. */
    private void points() {
        int highest = layout.columns().stream().mapToInt(List::size).max().orElse(1);
        height = highest * ROW - (ROW - NODE_HEIGHT) + 2 * MARGIN;
        for (int column = 0; column < layout.columns().size(); column++) {
            List<Integer> places = layout.columns().get(column);
            int top = MARGIN + (highest - places.size()) * ROW / 2;
            for (int row = 0; row < places.size(); row++) {
                points.put(places.get(row), new Point(MARGIN + column * COLUMN, top + row * ROW + NODE_HEIGHT / 2));
            }
        }
    }

    private String render() {
        int width = layout.columns().size() * COLUMN - (COLUMN - NODE_WIDTH) + 2 * MARGIN;
        StringBuilder svg =
                new StringBuilder("<svg class=\"graph\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\">"
                        .formatted(width, height));
        lines.forEach((line, edges) -> svg.append(line(line, edges)));
        for (int node = 0; node < stages.size(); node++) {
            svg.append(node(node));
        }
        return svg.append("</svg>").toString();
    }

    private String line(GraphLayout.Line line, List<Edge> edges) {
        List<Integer> path = layout.path(line);
        Point at = point(path.get(0));
        StringBuilder curve = new StringBuilder("M%d %d".formatted(at.x() + NODE_WIDTH, at.y()));
        for (int i = 1; i < path.size(); i++) {
            int from = at.x() + NODE_WIDTH;
            Point next = point(path.get(i));
            int middle = (from + next.x()) / 2;
            curve.append(" C%d %d %d %d %d %d".formatted(middle, at.y(), middle, next.y(), next.x(), next.y()));
            if (layout.isNode(path.get(i))) {
                break;
            }
            curve.append(" H").append(next.x() + NODE_WIDTH);
            at = next;
        }
        Set<EdgeKind> kinds = edges.stream().map(Edge::kind).collect(Collectors.toSet());
        boolean onPath = isOnPath(stages.get(line.from()), stages.get(line.to()));
        String kind = kinds.contains(EdgeKind.FROM) ? "from" : kinds.contains(EdgeKind.COPY) ? "copy" : "mount";
        return "<path class=\"edge %s%s\" d=\"%s\"/>".formatted(kind, onPath ? " critical" : "", curve);
    }

    private String node(int node) {
        StageNode stage = stages.get(node);
        Point point = point(node);
        String duration = durations.getOrDefault(stage.label(), "");
        String says = Html.escape(description(stage, duration));
        return """
                <g class="tip node%s" tabindex="0" role="img" aria-label="%s" transform="translate(%d %d)"><title>%s</title>\
                <rect width="%d" height="%d" rx="6"/><text class="name" x="10" y="18">%s</text>\
                <text class="note" x="10" y="35">%s</text></g>""".formatted(
                        isCritical(stage) ? " critical" : "",
                        says,
                        point.x(),
                        point.y() - NODE_HEIGHT / 2,
                        says,
                        NODE_WIDTH,
                        NODE_HEIGHT,
                        Html.escape(Words.shortened(stage.label(), MOST_LETTERS)),
                        Html.escape(Words.shortened(duration, MOST_LETTERS)));
    }

    private Point point(int place) {
        return points.getOrDefault(place, new Point(0, 0));
    }

    private boolean isCritical(StageNode stage) {
        return jobs(stage).stream().anyMatch(criticalPath::contains);
    }

    /** Whether a line leads on within a job of the critical path, or from one to the next. */
    private boolean isOnPath(StageNode from, StageNode to) {
        for (String before : jobs(from)) {
            for (String after : jobs(to)) {
                int step = criticalPath.indexOf(after) - criticalPath.indexOf(before);
                if (criticalPath.contains(before) && criticalPath.contains(after) && (step == 0 || step == 1)) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<String> jobs(StageNode stage) {
        return plan.jobs().stream()
                .filter(job -> job.stages().contains(stage.index()))
                .map(Job::id)
                .toList();
    }

    private String description(StageNode stage, String duration) {
        List<String> needs = new ArrayList<>();
        lines.forEach((line, edges) -> {
            if (stages.get(line.to()).equals(stage)) {
                needs.add(stages.get(line.from()).label() + " (" + ways(edges) + ")");
            }
        });
        List<String> jobs = jobs(stage);
        return stage.label() + ", lines " + stage.startLine() + " to " + stage.endLine()
                + (duration.isEmpty() ? "" : ": " + duration)
                + (jobs.isEmpty() ? "" : "; built in " + String.join(", ", jobs))
                + (needs.isEmpty() ? "" : "; needs " + String.join(", ", needs));
    }

    private static String ways(List<Edge> edges) {
        return edges.stream()
                .map(edge -> switch (edge.kind()) {
                    case FROM -> "built on";
                    case COPY -> "copied from";
                    case MOUNT -> "mounted";
                })
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
