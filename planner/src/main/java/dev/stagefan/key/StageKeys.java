package dev.stagefan.key;

import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keys of the stages that a target needs.
 *
 * @param keys by stage index
 * @param keyless why a stage has none, a clause for people, by stage index; a stage that consumes a stage without a key has
 *     none either
 */
public record StageKeys(Map<Integer, StageKey> keys, Map<Integer, String> keyless) {
    public StageKeys {
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        keyless = Collections.unmodifiableMap(new TreeMap<>(keyless));
    }

    /**
     * Makes the keys. The same request and contexts give the same keys, on every machine.
     *
     * @throws IOException where a context cannot be read
     */
    public static StageKeys of(KeyRequest request) throws IOException {
        return of(request, Map.of());
    }

    /**
     * The same where the keys of some stages are known already: those are not made again, and what they read need not be there.
     *
     * @param known 64 hex digits each, by stage index
     * @return the keys of the other stages
     * @throws IOException where a context cannot be read
     */
    public static StageKeys of(KeyRequest request, Map<Integer, String> known) throws IOException {
        return new Making(request, known).make();
    }

    /**
     * Takes the keys of some stages away, and those of all that consume them.
     *
     * @param reasons why, a clause, by stage
     */
    public StageKeys without(Map<Integer, String> reasons, StageGraph graph) {
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
        return new StageKeys(left, taken);
    }

    /** The hash of each key, by stage. */
    public Map<Integer, String> hexes() {
        Map<Integer, String> hexes = new TreeMap<>();
        keys.forEach((stage, key) -> hexes.put(stage, key.hex()));
        return hexes;
    }

    private static final class Making {
        private final KeyRequest request;
        private final StageGraph graph;
        private final StageParts parts;
        private final Map<Integer, StageKey> keys = new TreeMap<>();
        private final Map<Integer, String> keyless = new TreeMap<>();
        private final Map<Integer, String> known;

        Making(KeyRequest request, Map<Integer, String> known) {
            this.request = request;
            this.known = Map.copyOf(known);
            this.graph = request.graph();
            this.parts = new StageParts(request);
        }

        /** Among stages that a target needs, a stage is consumed only further down the file. */
        StageKeys make() throws IOException {
            for (int stage : needed()) {
                if (known.containsKey(stage)) {
                    continue;
                }
                StageNode node = graph.stages().get(stage);
                try {
                    keys.put(stage, key(node));
                } catch (KeylessException e) {
                    keyless.put(stage, e.reason());
                }
            }
            return new StageKeys(keys, keyless);
        }

        private Set<Integer> needed() {
            Set<Integer> needed = new TreeSet<>(Set.of(graph.target()));
            Deque<Integer> open = new ArrayDeque<>(needed);
            while (!open.isEmpty()) {
                int stage = open.remove();
                for (Edge edge : graph.edges()) {
                    if (edge.to() == stage && needed.add(edge.from())) {
                        open.add(edge.from());
                    }
                }
            }
            return needed;
        }

        private StageKey key(StageNode node) throws IOException, KeylessException {
            if (!request.dockerfile().isUtf8()) {
                throw new KeylessException(
                        "the Dockerfile is not UTF-8 throughout, so that two of them could look the same");
            }
            List<KeyPart> made = parts.of(node, stages(node));
            return new StageKey(node.index(), node.label(), PartHash.ofParts(made), made);
        }

        /** One part for each time that a stage is consumed, so that it is told which instruction means which stage. */
        private List<KeyPart> stages(StageNode node) throws KeylessException {
            List<KeyPart> stages = new ArrayList<>();
            for (Edge edge : graph.edges()) {
                if (edge.to() != node.index()) {
                    continue;
                }
                StageKey made = keys.get(edge.from());
                String consumed = made == null ? known.get(edge.from()) : made.hex();
                String label = graph.stages().get(edge.from()).label();
                if (consumed == null) {
                    throw new KeylessException(
                            "it " + verb(edge.kind()) + " " + Canonical.shown(label) + ", which has none");
                }
                stages.add(new KeyPart(KeyPart.Kind.STAGE, label, consumed));
            }
            return stages;
        }

        private static String verb(EdgeKind kind) {
            return switch (kind) {
                case FROM -> "is built on";
                case COPY -> "copies from";
                case MOUNT -> "mounts";
            };
        }
    }
}
