package dev.stagefan.buildlog.match;

import dev.stagefan.graph.Edge;
import dev.stagefan.graph.StageGraph;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Which stages one builder may have run beside each other: those that do not need each other. What such a stage took holds
 * what it waited for cores, and an estimate, which reckons with that itself, counts it twice.
 */
final class SideBySide {
    private final BitSet[] needs;

    SideBySide(StageGraph graph) {
        needs = new BitSet[graph.stages().size()];
        for (int stage = 0; stage < needs.length; stage++) {
            needs[stage] = new BitSet();
        }
        // Ordered by consumer, and what is consumed stands above it: its own needs are complete.
        for (Edge edge : graph.edges()) {
            needs[edge.to()].set(edge.from());
            needs[edge.to()].or(needs[edge.from()]);
        }
    }

    /** Those of some stages, indexes, that could run beside another of them; ascending. */
    List<Integer> among(Collection<Integer> stages) {
        TreeSet<Integer> beside = new TreeSet<>();
        for (int one : stages) {
            for (int other : stages) {
                if (other < one && !needs[one].get(other) && !needs[other].get(one)) {
                    beside.add(one);
                    beside.add(other);
                }
            }
        }
        return List.copyOf(beside);
    }
}
