package dev.stagefan.oracle;

import dev.stagefan.graph.Base;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what was resolved for a build request: target, bases, reachability, edges and images. */
final class GraphComparison {
    private static final String IMAGE_CONTEXT = "docker-image://";

    private final StageGraph ours;
    private final List<OracleAnswer.GraphStage> stages;
    private final List<OracleAnswer.GraphEdge> edges;
    private final List<Difference> differences = new ArrayList<>();

    private GraphComparison(StageGraph ours, List<OracleAnswer.GraphStage> stages, List<OracleAnswer.GraphEdge> edges) {
        this.ours = ours;
        this.stages = stages;
        this.edges = edges;
    }

    static List<Difference> of(StageGraph ours, OracleAnswer.Graph theirs) {
        if (theirs.stages() == null || theirs.edges() == null || theirs.images() == null) {
            return List.of();
        }
        GraphComparison comparison = new GraphComparison(ours, theirs.stages(), theirs.edges());
        comparison.same("target", ours.target(), theirs.target());
        comparison.same("stage count", ours.stages().size(), theirs.stages().size());
        if (ours.stages().size() == theirs.stages().size()) {
            comparison.stages();
            comparison.edges();
            comparison.agreement();
            comparison.images(theirs.images());
        }
        return comparison.differences;
    }

    private void stages() {
        for (StageNode node : ours.stages()) {
            OracleAnswer.GraphStage stage = stages.get(node.index());
            if (!(stage.replaced() || stage.baseReplaced()) || !contextBases().contains(node.base())) {
                same("base of stage " + node.index(), node.base(), base(stage));
            }
            same("reachability of stage " + node.index(), node.reachable(), stage.reachable());
            if (node.reachable() && node.base() instanceof Base.OfImage && !stage.replaced()) {
                String platform =
                        node.platform() == null ? ours.request().platform().toString() : node.platform();
                same("platform of stage " + node.index(), platform, String.valueOf(stage.platform()));
            }
        }
    }

    /** What stages start from that named contexts replace. */
    private Set<Base> contextBases() {
        return ours.request().namedContexts().values().stream()
                .map(value -> value.startsWith(IMAGE_CONTEXT) ? value.substring(IMAGE_CONTEXT.length()) : value)
                .map(Base.OfImage::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Base base(OracleAnswer.GraphStage stage) {
        if (stage.base() != null) {
            return new Base.OfStage(stage.base());
        }
        return stage.image() == null ? new Base.Scratch() : new Base.OfImage(stage.image());
    }

    private void edges() {
        List<Edge> theirs = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Integer base = stages.get(i).base();
            if (base != null) {
                theirs.add(new Edge(base, i, EdgeKind.FROM, ours.stages().get(i).startLine(), List.of(), null));
            }
        }
        edges.stream().filter(this::isEdge).map(GraphComparison::edge).forEach(theirs::add);
        same("edges", sorted(ours.edges()), sorted(theirs));
    }

    /**
     * BuildKit also notes what no edge is made of: a stage that a trigger copies from while it is built, what the text of
     * a replaced stage takes from, and, where a stage is called scratch, every mount that names no source; only a cache
     * really starts from that stage.
     */
    private boolean isEdge(OracleAnswer.GraphEdge edge) {
        if (edge.from() == edge.to() || stages.get(edge.to()).replaced()) {
            return false;
        }
        return !edge.implicit() || (isBuilt(edge.to()) && "cache".equals(edge.mountType()));
    }

    /** The oracle's edges are the conversion's own notes; this holds them against the LLB that it made of them. */
    private void agreement() {
        for (OracleAnswer.GraphEdge edge : edges) {
            boolean takesFiles = edge.kind().equals("copy")
                    ? edge.sources() != null && !edge.sources().isEmpty()
                    : List.of("bind", "cache").contains(String.valueOf(edge.mountType()));
            if (isEdge(edge) && takesFiles && Boolean.FALSE.equals(edge.used())) {
                differences.add(new Difference("edge that is not in the LLB", "not asked", edge.toString()));
            }
        }
    }

    private boolean isBuilt(int stage) {
        return stages.get(stage).reachable() && !stages.get(stage).replaced();
    }

    private static Edge edge(OracleAnswer.GraphEdge edge) {
        EdgeKind kind = EdgeKind.valueOf(edge.kind().toUpperCase(Locale.ROOT));
        List<String> sources = edge.sources() == null ? List.of() : edge.sources();
        String destination = edge.destination() == null ? "" : edge.destination();
        return new Edge(edge.from(), edge.to(), kind, edge.line(), sources, kind == EdgeKind.COPY ? destination : null);
    }

    /** One an edge, with paths only where the consumer is built: BuildKit expands nothing elsewhere. */
    private List<String> sorted(List<Edge> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(Edge::to)
                        .thenComparingInt(Edge::line)
                        .thenComparingInt(Edge::from))
                .map(edge -> "\n    %d -> %d %s line %d%s"
                        .formatted(edge.from(), edge.to(), edge.kind(), edge.line(), paths(edge)))
                .sorted()
                .toList();
    }

    private String paths(Edge edge) {
        if (!isBuilt(edge.to()) || edge.kind() == EdgeKind.FROM) {
            return "";
        }
        String sources =
                edge.sources().stream().map(GraphComparison::rooted).toList().toString();
        return " " + sources + (edge.destination() == null ? "" : " " + edge.destination());
    }

    /** A path from the root, without the parts that lead nowhere. */
    private static String rooted(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /** An image that stands in a named context is one that only we list: BuildKit sees the context. */
    private void images(List<String> theirs) {
        List<String> mine = ours.images().stream()
                .filter(image -> theirs.contains(image) || !contextBases().contains(new Base.OfImage(image)))
                .toList();
        same("images", full(mine), full(theirs));
    }

    private static List<String> full(List<String> references) {
        return references.stream()
                .map(GraphComparison::full)
                .distinct()
                .sorted()
                .toList();
    }

    /** A reference with its registry, repository and tag written out. */
    static String full(String reference) {
        int slash = reference.indexOf('/');
        String first = slash < 0 ? "" : reference.substring(0, slash);
        String rest = reference.substring(slash + 1);
        if (!first.contains(".") && !first.contains(":") && !first.equals("localhost")) {
            rest = reference;
            first = "docker.io";
        } else if (first.equals("index.docker.io")) {
            first = "docker.io";
        }
        if (first.equals("docker.io") && !rest.contains("/")) {
            rest = "library/" + rest;
        }
        boolean tagged = rest.contains("@") || rest.indexOf(':', rest.lastIndexOf('/') + 1) >= 0;
        return first + "/" + rest + (tagged ? "" : ":latest");
    }

    private void same(String aspect, @Nullable Object mine, @Nullable Object other) {
        if (!String.valueOf(mine).equals(String.valueOf(other))) {
            differences.add(new Difference(aspect, String.valueOf(mine), String.valueOf(other)));
        }
    }
}
