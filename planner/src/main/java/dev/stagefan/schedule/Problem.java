package dev.stagefan.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be scheduled.
 *
 * @param tasks in an order in which each comes after what it consumes; the last one is what the whole is for
 * @param imageBytes sizes of the outside images
 * @param machines the kinds of machine; the first one serves tasks that run anywhere
 * @param units the tasks in groups that stay together, every task in exactly one; in an order in which each unit comes
 *     after what it consumes
 * @param isolated indexes of the units that share their job with no other
 * @param maxJobs how many jobs there may be
 * @param atOnce how many jobs run at the same time, at most
 */
public record Problem(
        List<Task> tasks,
        List<Long> imageBytes,
        List<Machine> machines,
        List<List<Integer>> units,
        Set<Integer> isolated,
        int maxJobs,
        int atOnce) {
    public Problem {
        tasks = List.copyOf(tasks);
        imageBytes = List.copyOf(imageBytes);
        machines = List.copyOf(machines);
        units = List.copyOf(units);
        isolated = Set.copyOf(isolated);
    }

    /**
     * Puts units into an order in which each comes after what it consumes.
     *
     * @return the units in that order; fewer than given when some of them consume each other in a circle
     */
    public static List<List<Integer>> inOrder(List<Task> tasks, List<List<Integer>> units) {
        int[] unitOf = unitOf(tasks.size(), units);
        List<Set<Integer>> consumers = new ArrayList<>();
        units.forEach(unit -> consumers.add(new TreeSet<>()));
        int[] missing = new int[units.size()];
        for (int task = 0; task < tasks.size(); task++) {
            for (Task.Supply supply : tasks.get(task).supplies()) {
                int from = unitOf[supply.task()];
                int to = unitOf[task];
                if (from != to && consumers.get(from).add(to)) {
                    missing[to]++;
                }
            }
        }
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int unit = 0; unit < missing.length; unit++) {
            if (missing[unit] == 0) {
                ready.add(unit);
            }
        }
        List<List<Integer>> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            int unit = ready.remove();
            ordered.add(units.get(unit));
            for (int consumer : consumers.get(unit)) {
                if (--missing[consumer] == 0) {
                    ready.add(consumer);
                }
            }
        }
        return ordered;
    }

    /** The same tasks, free to share one job on the first machine. */
    public Problem onOneMachine() {
        List<Task> free = tasks.stream().map(Task::onAnyMachine).toList();
        return new Problem(free, imageBytes, machines, units, Set.of(), Integer.MAX_VALUE, atOnce);
    }

    /** The unit of each task. */
    int[] unitOf() {
        return unitOf(tasks.size(), units);
    }

    private static int[] unitOf(int tasks, List<List<Integer>> units) {
        int[] unitOf = new int[tasks];
        for (int unit = 0; unit < units.size(); unit++) {
            for (int task : units.get(unit)) {
                unitOf[task] = unit;
            }
        }
        return unitOf;
    }
}
