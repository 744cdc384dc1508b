package dev.stagefan.estimate.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes of an acyclic graph in columns, each right of all that it needs: as Sugiyama, Tagawa and Toda draw graphs. An
 * edge over several columns goes through a place of its own in each, so that it crosses no node.
 */
final class GraphLayout {
    private static final int SWEEPS = 8;

    private final int nodes;
    private final List<List<Integer>> columns = new ArrayList<>();
    private final Map<Integer, Integer> columnOf = new HashMap<>();
    private final Map<Integer, Set<Integer>> before = new HashMap<>();
    private final Map<Integer, Set<Integer>> after = new HashMap<>();
    private final Map<Line, List<Integer>> paths = new HashMap<>();

    /** From a node to one that comes later. */
    record Line(int from, int to) {}

    /**
     * Lays out a graph.
     *
     * @param nodes how many there are; they are numbered in an order in which each comes after what it needs
     * @param lines its edges, without repeats
     */
    GraphLayout(int nodes, List<Line> lines) {
        this.nodes = nodes;
        columns(lines);
        lines.forEach(this::route);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            if (sweep % 2 == 0) {
                for (int column = 1; column < columns.size(); column++) {
                    order(columns.get(column), columns.get(column - 1), before);
                }
            } else {
                for (int column = columns.size() - 2; column >= 0; column--) {
                    order(columns.get(column), columns.get(column + 1), after);
                }
            }
        }
    }

    /** The places of each column from top to bottom: nodes by their number, and what {@link #isNode} is not. */
    List<List<Integer>> columns() {
        return columns;
    }

    boolean isNode(int place) {
        return place < nodes;
    }

    /** The places that a line goes through, both ends included. */
    List<Integer> path(Line line) {
        return List.copyOf(paths.getOrDefault(line, List.of()));
    }

    private void columns(List<Line> lines) {
        for (int node = 0; node < nodes; node++) {
            int column = 0;
            for (Line line : lines) {
                if (line.to() == node) {
                    column = Math.max(column, columnOf.getOrDefault(line.from(), 0) + 1);
                }
            }
            place(node, column);
        }
    }

    private void place(int place, int column) {
        while (columns.size() <= column) {
            columns.add(new ArrayList<>());
        }
        columns.get(column).add(place);
        columnOf.put(place, column);
    }

    private void route(Line line) {
        List<Integer> path = new ArrayList<>(List.of(line.from()));
        int end = columnOf.getOrDefault(line.to(), 0);
        for (int column = columnOf.getOrDefault(line.from(), 0) + 1; column < end; column++) {
            int place = columnOf.size();
            place(place, column);
            path.add(place);
        }
        path.add(line.to());
        paths.put(line, path);
        for (int i = 1; i < path.size(); i++) {
            before.computeIfAbsent(path.get(i), ignored -> new LinkedHashSet<>())
                    .add(path.get(i - 1));
            after.computeIfAbsent(path.get(i - 1), ignored -> new LinkedHashSet<>())
                    .add(path.get(i));
        }
    }

    /** Puts each place of a column where the mean of its neighbours in the column beside it is. */
    private static void order(List<Integer> column, List<Integer> fixed, Map<Integer, Set<Integer>> neighbours) {
        Map<Integer, Double> wanted = new HashMap<>();
        for (int place : column) {
            wanted.put(
                    place,
                    neighbours.getOrDefault(place, Set.of()).stream()
                            .mapToInt(fixed::indexOf)
                            .average()
                            .orElse(column.indexOf(place)));
        }
        column.sort(Comparator.comparingDouble(place -> wanted.getOrDefault(place, 0.0)));
    }
}
