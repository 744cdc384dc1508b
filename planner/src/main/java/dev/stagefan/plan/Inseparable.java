package dev.stagefan.plan;

import dev.stagefan.graph.CarriedArg;
import dev.stagefan.graph.CarriedArgs;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.schedule.Task;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Stages that the runner agent must build in one job, because one inherits an ARG that only its build knows. */
final class Inseparable {
    private final Stages stages;
    private final Workload workload;
    private final List<Task> tasks;
    private final Map<Integer, Boolean> hidden = new HashMap<>();

    private Inseparable(Stages stages, Workload workload, List<Task> tasks) {
        this.stages = stages;
        this.workload = workload;
        this.tasks = tasks;
    }

    /** Groups of stages, each with all that is built after one of them and before another. */
    static List<SortedSet<Integer>> of(Stages stages, Workload workload, List<Task> tasks) {
        return new Inseparable(stages, workload, tasks).groups();
    }

    private List<SortedSet<Integer>> groups() {
        List<SortedSet<Integer>> groups = new ArrayList<>();
        for (int task = 0; task < tasks.size(); task++) {
            for (int stage : workload.withLight(task)) {
                for (Edge edge : stages.edgesInto(stage)) {
                    if (edge.kind() == EdgeKind.FROM && !stages.isLight(edge.from()) && hidesArg(edge.from())) {
                        groups.add(between(workload.task(edge.from()), task));
                    }
                }
            }
        }
        return groups;
    }

    private boolean hidesArg(int stage) {
        return hidden.computeIfAbsent(
                stage,
                index ->
                        CarriedArgs.of(stages.graph(), index).stream().anyMatch(CarriedArg.NotKnown.class::isInstance));
    }

    private SortedSet<Integer> between(int first, int last) {
        BitSet after = new BitSet();
        after.set(first);
        for (int task = first + 1; task <= last; task++) {
            if (tasks.get(task).supplies().stream().anyMatch(supply -> after.get(supply.task()))) {
                after.set(task);
            }
        }
        BitSet before = new BitSet();
        before.set(last);
        for (int task = last; task >= first; task--) {
            if (before.get(task)) {
                tasks.get(task).supplies().forEach(supply -> before.set(supply.task()));
            }
        }
        after.and(before);
        return after.stream().mapToObj(workload.heavy()::get).collect(Collectors.toCollection(TreeSet::new));
    }
}
