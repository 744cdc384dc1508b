package dev.stagefan.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Layouts that differ from one layout by a single step: two jobs merged, one split, or a unit moved. */
final class Neighbours {
    /** Jobs that share a supplier can be many; the ones beyond these are reached in several steps. */
    private static final int MOST_SIBLINGS = 8;

    private final List<Set<Integer>> suppliers = new ArrayList<>();
    private final List<Set<Integer>> consumers = new ArrayList<>();

    Neighbours(Problem problem) {
        int[] unitOf = problem.unitOf();
        for (int unit = 0; unit < problem.units().size(); unit++) {
            suppliers.add(new TreeSet<>());
            consumers.add(new TreeSet<>());
        }
        for (int task = 0; task < unitOf.length; task++) {
            for (Task.Supply supply : problem.tasks().get(task).supplies()) {
                int from = unitOf[supply.task()];
                if (from != unitOf[task]) {
                    suppliers.get(unitOf[task]).add(from);
                    consumers.get(from).add(unitOf[task]);
                }
            }
        }
    }

    /** Chains of units of which each is the only supplier of its only consumer, each chain in one job. */
    Layout chains() {
        int[] jobOf = Layout.singletons(suppliers.size()).toArray();
        for (int unit = 0; unit < jobOf.length; unit++) {
            if (suppliers.get(unit).size() == 1) {
                int supplier = suppliers.get(unit).iterator().next();
                if (consumers.get(supplier).size() == 1) {
                    jobOf[unit] = jobOf[supplier];
                }
            }
        }
        return Layout.of(jobOf);
    }

    /**
     * Offers every neighbour that changes the given jobs until one is taken.
     *
     * @return whether one was
     */
    boolean offer(Layout layout, Collection<Integer> jobs, Predicate<Layout> take) {
        List<List<Integer>> members = members(layout);
        for (int job : jobs) {
            Set<Integer> near = near(layout, members.get(job), job);
            if (merges(layout, job, near, take)
                    || moves(layout, members.get(job), near, take)
                    || splits(layout, members.get(job), near, take)) {
                return true;
            }
        }
        return false;
    }

    private static List<List<Integer>> members(Layout layout) {
        List<List<Integer>> members = new ArrayList<>();
        for (int unit = 0; unit < layout.units(); unit++) {
            while (members.size() <= layout.job(unit)) {
                members.add(new ArrayList<>());
            }
            members.get(layout.job(unit)).add(unit);
        }
        return members;
    }

    private Set<Integer> near(Layout layout, List<Integer> units, int job) {
        Set<Integer> near = new TreeSet<>();
        Set<Integer> siblings = new TreeSet<>();
        for (int unit : units) {
            for (int supplier : suppliers.get(unit)) {
                near.add(layout.job(supplier));
                consumers.get(supplier).forEach(sibling -> siblings.add(layout.job(sibling)));
            }
            for (int consumer : consumers.get(unit)) {
                near.add(layout.job(consumer));
                suppliers.get(consumer).forEach(sibling -> siblings.add(layout.job(sibling)));
            }
        }
        siblings.stream().limit(MOST_SIBLINGS).forEach(near::add);
        near.remove(job);
        return near;
    }

    private static boolean merges(Layout layout, int job, Set<Integer> near, Predicate<Layout> take) {
        for (int other : near) {
            if (take.test(layout.merged(job, other))) {
                return true;
            }
        }
        return false;
    }

    private static boolean moves(Layout layout, List<Integer> units, Set<Integer> near, Predicate<Layout> take) {
        if (units.size() == 1) {
            return false;
        }
        for (int unit : units) {
            for (int other : near) {
                if (take.test(layout.moved(Set.of(unit), other))) {
                    return true;
                }
            }
            if (take.test(layout.moved(Set.of(unit), layout.jobs()))) {
                return true;
            }
        }
        return false;
    }

    /** Moves a unit together with all that depends on it in its job. */
    private boolean splits(Layout layout, List<Integer> units, Set<Integer> near, Predicate<Layout> take) {
        for (int unit : units) {
            Set<Integer> late = new TreeSet<>(Set.of(unit));
            for (int other : units) {
                if (suppliers.get(other).stream().anyMatch(late::contains)) {
                    late.add(other);
                }
            }
            if (late.size() == 1 || late.size() == units.size()) {
                continue;
            }
            for (int other : near) {
                if (take.test(layout.moved(late, other))) {
                    return true;
                }
            }
            if (take.test(layout.moved(late, layout.jobs()))) {
                return true;
            }
        }
        return false;
    }
}
