package dev.stagefan.plan;

import dev.stagefan.graph.Edge;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * For the runner agent, whose collapsed Dockerfiles are exact for every stage: each job takes a slice where it copies
 * fixed paths only, and the stage image otherwise, whatever other jobs take of the same stage. There is one slice of a
 * stage, for all jobs that take one.
 */
final class AgentHandovers implements Handovers {
    private static final String IS_SLICED = "this job only copies paths of it";

    private final Stages stages;
    private final List<SortedSet<Integer>> jobs;
    private final int[] builtBy;
    private final List<List<Taken>> inputs = new ArrayList<>();
    private final SortedSet<Integer> images = new TreeSet<>();
    private final SortedMap<Integer, List<Edge>> slices = new TreeMap<>();

    AgentHandovers(Stages stages, List<SortedSet<Integer>> jobs) {
        this.stages = stages;
        this.jobs = jobs;
        builtBy = new int[stages.graph().stages().size()];
        for (int job = 0; job < jobs.size(); job++) {
            for (int stage : jobs.get(job)) {
                builtBy[stage] = job;
            }
        }
        for (SortedSet<Integer> job : jobs) {
            List<Taken> taken = new ArrayList<>();
            consumed(job).forEach((stage, edges) -> taken.add(take(stage, edges)));
            inputs.add(taken);
        }
    }

    /** The edges by which a job consumes what other jobs build, by the stage that is consumed. */
    private SortedMap<Integer, List<Edge>> consumed(SortedSet<Integer> job) {
        SortedMap<Integer, List<Edge>> consumed = new TreeMap<>();
        for (int stage : job) {
            for (Edge edge : stages.edgesInto(stage)) {
                if (!job.contains(edge.from())) {
                    consumed.computeIfAbsent(edge.from(), from -> new ArrayList<>())
                            .add(edge);
                }
            }
        }
        return consumed;
    }

    private Taken take(int stage, List<Edge> edges) {
        List<Edge> together = new ArrayList<>(slices.getOrDefault(stage, List.of()));
        together.addAll(edges);
        Optional<String> obstacle = SlicePaths.obstacle(edges).or(() -> SlicePaths.obstacle(together));
        if (obstacle.isPresent()) {
            images.add(stage);
            return new Taken(stage, Transport.STAGE_IMAGE, obstacle.get());
        }
        slices.put(stage, together);
        return new Taken(stage, Transport.SLICE, IS_SLICED);
    }

    @Override
    public int builtBy(int stage) {
        return builtBy[stage];
    }

    @Override
    public List<Taken> inputs(int job) {
        return inputs.get(job);
    }

    @Override
    public List<Handed> outputs(int job) {
        List<Handed> handed = new ArrayList<>();
        for (int stage : jobs.get(job)) {
            if (builtBy[stage] == job && images.contains(stage)) {
                handed.add(new Handed(stage, Transport.STAGE_IMAGE, List.of()));
            }
            List<Edge> copied = slices.get(stage);
            if (builtBy[stage] == job && copied != null) {
                handed.add(new Handed(stage, Transport.SLICE, List.copyOf(SlicePaths.of(copied))));
            }
        }
        return handed;
    }

    /** Nothing: no collapsed Dockerfile holds the instructions of another job's stage. */
    @Override
    public SortedSet<Integer> cached(int job) {
        return Collections.emptySortedSet();
    }

    /** Where a stage is built on an image, that image's ARGs are read too, those of its own ancestors included. */
    @Override
    public SortedSet<Integer> read(int job) {
        SortedSet<Integer> read = new TreeSet<>(jobs.get(job));
        jobs.get(job).forEach(stage -> read.addAll(stages.ancestors(stage)));
        return read;
    }
}
