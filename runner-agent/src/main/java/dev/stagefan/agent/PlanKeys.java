package dev.stagefan.agent;

import dev.stagefan.graph.Edge;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.key.StageKey;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keys of the stages of a plan.
 *
 * @param keys by stage
 * @param keyless why a stage has none, a clause, by stage
 */
record PlanKeys(Map<Integer, StageKey> keys, Map<Integer, String> keyless) {
    PlanKeys {
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        keyless = Collections.unmodifiableMap(new TreeMap<>(keyless));
    }

    /**
     * Takes the keys of some stages away, and those of all that consume them.
     *
     * @param reasons why, a clause, by stage
     */
    PlanKeys without(Map<Integer, String> reasons, StageGraph graph) {
        Map<Integer, StageKey> left = new TreeMap<>(keys);
        Map<Integer, String> taken = new TreeMap<>(keyless);
        reasons.forEach((stage, reason) -> {
            left.remove(stage);
            taken.put(stage, reason);
        });
        // Edges between needed stages point down the file.
        for (int stage = 0; stage < graph.stages().size(); stage++) {
            for (Edge edge : graph.edges()) {
                if (edge.to() == stage && taken.containsKey(edge.from()) && left.remove(stage) != null) {
                    taken.put(
                            stage,
                            "it consumes " + graph.stages().get(edge.from()).label() + ", which has none");
                }
            }
        }
        return new PlanKeys(left, taken);
    }

    /** The hash of each key, by stage. */
    Map<Integer, String> hexes() {
        Map<Integer, String> hexes = new TreeMap<>();
        keys.forEach((stage, key) -> hexes.put(stage, key.hex()));
        return hexes;
    }
}
