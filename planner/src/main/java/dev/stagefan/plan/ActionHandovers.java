package dev.stagefan.plan;

import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * For a workflow of Docker's own actions: named contexts where they are exact, registry caches elsewhere.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A stage travels in one way to all jobs that take it.
 *   <li>A stage travels by registry cache where its image cannot take its place exactly ({@link Substitution}).
 *   <li>A job that takes a stage by registry cache walks through all that this stage is built from, as the job did that
 *       built it. BuildKit finds the instructions in the cache only if what it walks through is the same: so it takes,
 *       too, whatever the building job took for it, in the same way (that follows from 1), and so on from there.
 *   <li>For the same reason a stage that lies on such a walk within the building job travels by registry cache itself
 *       where it travels at all: put in as an image it would change the instructions that follow.
 * </ol>
 */
final class ActionHandovers implements Handovers {
    private final Stages stages;
    private final List<SortedSet<Integer>> jobs;
    private final int[] builtBy;
    private final SortedMap<Integer, List<Edge>> handed = new TreeMap<>();
    private final SortedMap<Integer, Way> ways = new TreeMap<>();
    private final List<SortedSet<Integer>> inputs = new ArrayList<>();
    private final List<SortedSet<Integer>> cached = new ArrayList<>();
    private final List<SortedMap<Integer, String>> walkReasons = new ArrayList<>();

    /** How a stage travels and why, a clause for people. */
    record Way(Transport transport, String reason) {}

    /**
     * @param jobs the stages that each job builds, light ones included
     */
    ActionHandovers(Stages stages, List<SortedSet<Integer>> jobs) {
        this.stages = stages;
        this.jobs = jobs;
        builtBy = new int[stages.graph().stages().size()];
        for (int job = 0; job < jobs.size(); job++) {
            for (int stage : jobs.get(job)) {
                builtBy[stage] = job;
            }
        }
        for (SortedSet<Integer> job : jobs) {
            edgesInto(job)
                    .forEach(edge -> handed.computeIfAbsent(edge.from(), stage -> new ArrayList<>())
                            .add(edge));
        }
        chooseWays();
        jobs.forEach(this::follow);
    }

    @Override
    public int builtBy(int stage) {
        return builtBy[stage];
    }

    @Override
    public List<Taken> inputs(int job) {
        return inputs.get(job).stream()
                .map(stage -> new Taken(stage, transport(stage), reason(job, stage)))
                .toList();
    }

    @Override
    public List<Handed> outputs(int job) {
        return handed.keySet().stream()
                .filter(stage -> builtBy[stage] == job)
                .map(stage -> new Handed(stage, transport(stage), slicePaths(stage)))
                .toList();
    }

    @Override
    public SortedSet<Integer> cached(int job) {
        return cached.get(job);
    }

    private Transport transport(int stage) {
        return way(stage).transport();
    }

    private String reason(int job, int stage) {
        String walk = walkReasons.get(job).get(stage);
        return walk == null ? way(stage).reason() : walk;
    }

    private List<String> slicePaths(int stage) {
        return transport(stage) == Transport.SLICE ? List.copyOf(SlicePaths.of(consumers(stage))) : List.of();
    }

    @Override
    public SortedSet<Integer> read(int job) {
        SortedSet<Integer> read = new TreeSet<>();
        Deque<Integer> open = new ArrayDeque<>(jobs.get(job));
        SortedSet<Integer> seen = new TreeSet<>(jobs.get(job));
        while (!open.isEmpty()) {
            int stage = open.remove();
            boolean replaced = inputs.get(job).contains(stage) && transport(stage) != Transport.REGISTRY_CACHE;
            if (!replaced) {
                read.add(stage);
            }
            for (Edge edge : stages.readInto(stage)) {
                // A named context cuts a stage off from its base, not from what its COPY and mounts name.
                if (!(replaced && edge.kind() == EdgeKind.FROM) && seen.add(edge.from())) {
                    open.add(edge.from());
                }
            }
        }
        return read;
    }

    private Way way(int stage) {
        return Objects.requireNonNull(ways.get(stage), "stage is not handed over");
    }

    private List<Edge> consumers(int stage) {
        return handed.getOrDefault(stage, List.of());
    }

    /** The edges by which stages of a job consume stages that it does not build. */
    private List<Edge> edgesInto(SortedSet<Integer> job) {
        List<Edge> edges = new ArrayList<>();
        for (int stage : job) {
            stages.edgesInto(stage).stream()
                    .filter(edge -> !job.contains(edge.from()))
                    .forEach(edges::add);
        }
        return edges;
    }

    private void chooseWays() {
        Substitution substitution = new Substitution(stages, jobs);
        for (Map.Entry<Integer, List<Edge>> entry : handed.entrySet()) {
            Optional<String> obstacle = substitution.obstacle(entry.getKey(), entry.getValue());
            ways.put(entry.getKey(), obstacle.map(ActionHandovers::cache).orElseGet(() -> image(entry.getValue())));
        }
        Deque<Integer> open = new ArrayDeque<>();
        ways.forEach((stage, way) -> {
            if (way.transport() == Transport.REGISTRY_CACHE) {
                open.add(stage);
            }
        });
        while (!open.isEmpty()) {
            int stage = open.remove();
            for (int below : walk(stage)) {
                Way way = ways.get(below);
                if (way != null && way.transport() != Transport.REGISTRY_CACHE) {
                    ways.put(below, cache("the cached build of " + stages.label(stage) + " runs through it"));
                    open.add(below);
                }
            }
        }
    }

    private static Way cache(String reason) {
        return new Way(Transport.REGISTRY_CACHE, reason);
    }

    private static Way image(List<Edge> consumers) {
        return SlicePaths.obstacle(consumers)
                .map(obstacle -> new Way(Transport.NAMED_CONTEXT, obstacle))
                .orElseGet(() -> new Way(Transport.SLICE, "later stages only copy paths of it"));
    }

    /** A stage and all that its own job builds for it. */
    private SortedSet<Integer> walk(int stage) {
        SortedSet<Integer> job = jobs.get(builtBy[stage]);
        SortedSet<Integer> walk = new TreeSet<>(List.of(stage));
        Deque<Integer> open = new ArrayDeque<>(walk);
        while (!open.isEmpty()) {
            for (Edge edge : stages.edgesInto(open.remove())) {
                if (job.contains(edge.from()) && walk.add(edge.from())) {
                    open.add(edge.from());
                }
            }
        }
        return walk;
    }

    private void follow(SortedSet<Integer> job) {
        SortedSet<Integer> taken = new TreeSet<>();
        SortedSet<Integer> walked = new TreeSet<>();
        SortedMap<Integer, String> reasons = new TreeMap<>();
        edgesInto(job).forEach(edge -> taken.add(edge.from()));
        Deque<Integer> open = new ArrayDeque<>(taken);
        while (!open.isEmpty()) {
            int stage = open.remove();
            if (transport(stage) != Transport.REGISTRY_CACHE) {
                continue;
            }
            SortedSet<Integer> walk = walk(stage);
            walked.addAll(walk);
            for (Edge edge : edgesInto(walk, builtBy[stage])) {
                if (taken.add(edge.from())) {
                    reasons.put(edge.from(), "the cached build of " + stages.label(stage) + " was given it so");
                    open.add(edge.from());
                }
            }
        }
        walked.removeAll(job);
        inputs.add(taken);
        cached.add(walked);
        walkReasons.add(reasons);
    }

    /** The edges by which stages of a walk consume stages that their job does not build. */
    private List<Edge> edgesInto(SortedSet<Integer> walk, int job) {
        List<Edge> edges = new ArrayList<>();
        for (int stage : walk) {
            stages.edgesInto(stage).stream()
                    .filter(edge -> !jobs.get(job).contains(edge.from()))
                    .forEach(edges::add);
        }
        return edges;
    }
}
