package dev.stagefan.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Random problems, the same for the same seed. Durations, sizes and overheads are of the magnitudes of real builds, so
 * that a job of its own pays for some tasks and not for others. All times are whole milliseconds, for the solver's sake.
 */
final class RandomProblems {
    private static final double DOWN = 50e6;
    private static final double UP = 25e6;
    private static final long KILO = 1000;
    /** Bytes that make a whole millisecond either way. */
    private static final long GRAIN = 50 * KILO;

    private final Random random;
    private final int tasks;
    private final Cores cores;

    /** How many cores tasks keep busy. */
    enum Cores {
        ALL,
        MIXED
    }

    private RandomProblems(long seed, int tasks, Cores cores) {
        random = new Random(seed);
        this.tasks = tasks;
        this.cores = cores;
    }

    /** A problem with so many tasks and runners. */
    static Problem of(long seed, int tasks, Cores cores, int atOnce) {
        return new RandomProblems(seed, tasks, cores).problem(atOnce);
    }

    private Problem problem(int atOnce) {
        List<Long> images = List.of(size(2_000), size(8_000), size(300));
        List<Task> list = new ArrayList<>();
        double density = random.nextDouble() * 0.5;
        for (int task = 0; task < tasks; task++) {
            list.add(task(task, list, density));
        }
        Machine machine = new Machine(4, random.nextInt(20), 10 + random.nextInt(40), DOWN, UP, 6 * 3600, atOnce);
        List<List<Integer>> units = IntStream.range(0, tasks).mapToObj(List::of).toList();
        return new Problem(list, images, List.of(machine), units, Set.of(), Integer.MAX_VALUE, atOnce);
    }

    private Task task(int index, List<Task> before, double density) {
        boolean last = index == tasks - 1;
        int parent = index > 0 && random.nextInt(3) > 0 ? random.nextInt(index) : Task.NO_PARENT;
        Set<Integer> consumed = new TreeSet<>();
        for (int other = 0; other < index; other++) {
            boolean unused = isUnused(other, before);
            if (random.nextDouble() < density / 2 || (last && unused)) {
                consumed.add(other);
            }
        }
        List<Task.Supply> supplies = new ArrayList<>();
        for (int other = 0; other < index; other++) {
            if (other == parent) {
                supplies.add(new Task.Supply(other, false));
            } else if (consumed.contains(other)) {
                supplies.add(new Task.Supply(other, random.nextInt(4) > 0));
            }
        }
        List<Integer> root = parent == Task.NO_PARENT ? List.of(random.nextInt(3)) : List.of();
        long layers = size(3_000);
        double busy = cores == Cores.ALL ? 4 : 1 + random.nextInt(4);
        return new Task(
                seconds(),
                busy,
                Task.ANY_MACHINE,
                parent,
                layers,
                layers / 20 / GRAIN * GRAIN,
                root,
                root,
                supplies,
                false);
    }

    private static boolean isUnused(int task, List<Task> tasks) {
        return tasks.stream().flatMap(other -> other.supplies().stream()).noneMatch(supply -> supply.task() == task);
    }

    /** Seconds to two hours, mostly minutes. */
    private double seconds() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(5);
            case 1, 2 -> random.nextInt(300);
            case 3 -> random.nextInt(1800);
            default -> random.nextInt(7200);
        };
    }

    private long size(int megabytes) {
        return random.nextInt(megabytes) * KILO * KILO / GRAIN * GRAIN;
    }
}
