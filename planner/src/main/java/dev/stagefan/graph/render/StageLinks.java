package dev.stagefan.graph.render;

import dev.stagefan.graph.Base;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each stage of a graph is made of, for showing: edges of one kind between two stages become one link. */
final class StageLinks {
    private final List<List<Link>> byConsumer = new ArrayList<>();

    /** Where a link starts: a stage, or an image. */
    sealed interface Source {
        record OfStage(int index) implements Source {}

        record OfImage(String reference) implements Source {}
    }

    /**
     * All that a stage takes from another in one way.
     *
     * @param lines of its edges, ascending
     * @param paths that are taken, in order of appearance; empty for FROM and for images
     */
    record Link(Source source, EdgeKind kind, List<Integer> lines, List<String> paths) {
        Link {
            lines = List.copyOf(lines);
            paths = List.copyOf(paths);
        }
    }

    private record Key(int from, EdgeKind kind) {}

    StageLinks(StageGraph graph) {
        Map<Integer, Map<Key, List<Edge>>> edges = new LinkedHashMap<>();
        for (Edge edge : graph.edges()) {
            edges.computeIfAbsent(edge.to(), ignored -> new LinkedHashMap<>())
                    .computeIfAbsent(new Key(edge.from(), edge.kind()), ignored -> new ArrayList<>())
                    .add(edge);
        }
        for (StageNode stage : graph.stages()) {
            byConsumer.add(links(stage, edges.getOrDefault(stage.index(), Map.of())));
        }
    }

    /** What a stage is made of: what it starts from first, then by line, then images that it takes from. */
    List<Link> of(int stage) {
        return byConsumer.get(stage);
    }

    private static List<Link> links(StageNode stage, Map<Key, List<Edge>> edges) {
        List<Link> links = new ArrayList<>();
        edges.forEach((key, group) -> links.add(link(key, group)));
        links.sort(Comparator.<Link, Boolean>comparing(link -> link.kind() != EdgeKind.FROM)
                .thenComparing(link -> link.lines().get(0)));
        String base = stage.base() instanceof Base.OfImage image ? image.reference() : null;
        if (base != null) {
            links.add(0, new Link(new Source.OfImage(base), EdgeKind.FROM, List.of(stage.startLine()), List.of()));
        }
        for (String image : stage.facts().images()) {
            if (!image.equals(base)) {
                links.add(new Link(new Source.OfImage(image), EdgeKind.COPY, List.of(), List.of()));
            }
        }
        return List.copyOf(links);
    }

    private static Link link(Key key, List<Edge> edges) {
        Set<Integer> lines = new LinkedHashSet<>();
        Set<String> paths = new LinkedHashSet<>();
        for (Edge edge : edges) {
            lines.add(edge.line());
            paths.addAll(edge.sources());
        }
        return new Link(new Source.OfStage(key.from()), key.kind(), List.copyOf(lines), List.copyOf(paths));
    }
}
