package dev.stagefan.plan;

import dev.stagefan.graph.Base;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageNode;
import dev.stagefan.schedule.Task;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The stages as tasks: what each costs, as far as it is known, and which others it consumes. */
final class Workload {
    /** Layers of a stage with a RUN, where nobody gave its size: an assumption, compressed. */
    static final long RUN_LAYERS = 200_000_000;

    /** Layers of a stage that only copies. */
    static final long COPY_LAYERS = 20_000_000;

    /** A slice of unknown size. */
    static final long SLICE = 50_000_000;

    /** An outside image of unknown size. */
    static final long IMAGE = 200_000_000;

    /**
     * What a stage of unknown duration counts while the jobs are cut, and nowhere else: more than any transport, so that
     * the cut follows the graph.
     */
    private static final double HEAVY_SECONDS = 3600;

    private final Stages stages;
    private final Timings timings;
    private final Carrier carrier;
    private final List<Integer> heavy;
    private final Map<Integer, Integer> taskOf = new TreeMap<>();
    private final Map<String, Integer> images = new LinkedHashMap<>();
    private final List<Long> imageBytes = new ArrayList<>();
    private final SortedSet<String> assumedSizes = new TreeSet<>();
    private final long[] totalBytes;
    private final List<Integer> unknown;
    private final List<SortedSet<Integer>> apart = new ArrayList<>();

    Workload(Stages stages, Timings timings, Carrier carrier) {
        this.stages = stages;
        this.timings = timings;
        this.carrier = carrier;
        heavy = stages.heavy();
        for (int task = 0; task < heavy.size(); task++) {
            taskOf.put(heavy.get(task), task);
            apart.add(stages.withLight(List.of(heavy.get(task))));
        }
        totalBytes = new long[heavy.size()];
        unknown = heavy.stream()
                .filter(stage ->
                        samples(stage) == null && stages.node(stage).facts().runs())
                .toList();
    }

    /** The stages that are tasks; the index is the task's. */
    List<Integer> heavy() {
        return heavy;
    }

    int task(int stage) {
        return Objects.requireNonNull(taskOf.get(stage), "a light stage is no task");
    }

    /** The stage of a task and the light stages that go with it. */
    Collection<Integer> withLight(int task) {
        return apart.get(task);
    }

    /** Stages with a RUN whose duration nobody gave, in file order. */
    List<Integer> unknown() {
        return unknown;
    }

    /** Whether no duration of any stage is known. */
    boolean isAllUnknown() {
        return heavy.stream().allMatch(stage -> samples(stage) == null);
    }

    double seconds(int stage) {
        Samples samples = samples(stage);
        return samples == null ? 0 : samples.median();
    }

    /** Where a stage's seconds come from. */
    String source(int stage) {
        Samples samples = samples(stage);
        if (samples != null) {
            return samples.source();
        }
        return stages.node(stage).facts().runs() ? "unknown" : "assumed: it has no RUN";
    }

    /** Labels of stages and references of images whose size is assumed; complete once the tasks were made. */
    SortedSet<String> assumedSizes() {
        return assumedSizes;
    }

    /** References of the outside images; complete once the tasks were made. */
    List<String> images() {
        return List.copyOf(images.keySet());
    }

    List<Long> imageBytes() {
        return imageBytes;
    }

    private @Nullable Samples samples(int stage) {
        StageTiming timing = timing(stage);
        return timing == null ? null : timing.duration();
    }

    private @Nullable StageTiming timing(int stage) {
        return timings.stages().get(stages.label(stage));
    }

    /**
     * The stages as tasks.
     *
     * @param counting what stages of unknown duration count
     * @param machineOf the machine that a task must run on, or {@link Task#ANY_MACHINE}
     */
    List<Task> tasks(Unknown counting, IntUnaryOperator machineOf) {
        Substitution substitution = new Substitution(stages, apart);
        double longest = heavy.stream().mapToDouble(this::seconds).max().orElse(0);
        List<Task> tasks = new ArrayList<>();
        for (int task = 0; task < heavy.size(); task++) {
            int stage = heavy.get(task);
            boolean standIn = counting == Unknown.HEAVY && unknown.contains(stage);
            StageTiming timing = timing(stage);
            Double cores = timing == null ? null : timing.cores();
            tasks.add(new Task(
                    standIn ? Math.max(HEAVY_SECONDS, longest) : seconds(stage),
                    cores == null ? Double.POSITIVE_INFINITY : cores,
                    machineOf.applyAsInt(task),
                    parent(stage),
                    layerBytes(task, timing),
                    sliceBytes(task, timing),
                    pulledImages(task),
                    rootImages(stage),
                    supplies(task, substitution),
                    standIn));
        }
        return tasks;
    }

    /** What stages of unknown duration count. */
    enum Unknown {
        /** As much as the longest, and they stay apart: for cutting the jobs. */
        HEAVY,
        /** Nothing: for a lower bound. */
        NOTHING
    }

    private int parent(int stage) {
        return stages.ancestors(stage).stream()
                .filter(ancestor -> !stages.isLight(ancestor))
                .findFirst()
                .map(this::task)
                .orElse(Task.NO_PARENT);
    }

    private long layerBytes(int task, @Nullable StageTiming timing) {
        int stage = heavy.get(task);
        int parent = parent(stage);
        long below = parent == Task.NO_PARENT ? 0 : totalBytes[parent];
        for (int image : rootImages(stage)) {
            below += imageBytes.get(image);
        }
        Long given = timing == null ? null : timing.imageBytes();
        long layers = given == null
                ? (stages.node(stage).facts().runs() ? RUN_LAYERS : COPY_LAYERS)
                : Math.max(0, given - below);
        if (given == null) {
            assumedSizes.add(stages.label(stage));
        }
        totalBytes[task] = below + layers;
        return layers;
    }

    /** No larger than the image: a slice is a part of it. */
    private long sliceBytes(int task, @Nullable StageTiming timing) {
        Long given = timing == null ? null : timing.sliceBytes();
        return Math.min(given == null ? SLICE : given, totalBytes[task]);
    }

    private List<Integer> pulledImages(int task) {
        SortedSet<Integer> found = new TreeSet<>();
        for (int stage : withLight(task)) {
            stages.node(stage).facts().images().forEach(image -> found.add(image(image)));
        }
        return List.copyOf(found);
    }

    /** The outside image at the root of a stage, where no task lies between. */
    private List<Integer> rootImages(int stage) {
        StageNode root = stages.node(stage);
        while (root.base() instanceof Base.OfStage base) {
            if (!stages.isLight(base.index())) {
                return List.of();
            }
            root = stages.node(base.index());
        }
        return root.base() instanceof Base.OfImage image
                        && root.facts().images().contains(image.reference())
                ? List.of(image(image.reference()))
                : List.of();
    }

    private int image(String reference) {
        Integer known = images.get(reference);
        if (known != null) {
            return known;
        }
        Long given = timings.images().get(reference);
        if (given == null) {
            assumedSizes.add(reference);
        }
        images.put(reference, imageBytes.size());
        imageBytes.add(given == null ? IMAGE : given);
        return imageBytes.size() - 1;
    }

    private List<Task.Supply> supplies(int task, Substitution substitution) {
        SortedMap<Integer, Boolean> supplies = new TreeMap<>();
        for (int stage : withLight(task)) {
            for (Edge edge : stages.edgesInto(stage)) {
                if (!stages.isLight(edge.from())) {
                    supplies.merge(task(edge.from()), canBeSlice(edge, substitution), Boolean::logicalAnd);
                }
            }
        }
        List<Task.Supply> list = new ArrayList<>();
        supplies.forEach((supply, slice) -> list.add(new Task.Supply(supply, slice)));
        return list;
    }

    private boolean canBeSlice(Edge edge, Substitution substitution) {
        return edge.kind() == EdgeKind.COPY
                && SlicePaths.obstacle(List.of(edge)).isEmpty()
                && (carrier == Carrier.AGENT
                        || substitution.obstacle(edge.from(), List.of(edge)).isEmpty());
    }
}
