package dev.stagefan.schedule;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the jobs of a layout have to do, in seconds.
 *
 * <ul>
 *   <li>A job pulls before it builds, and pushes when all is built.
 *   <li>Outside images and layers are pulled once a job, however many of its tasks want them.
 *   <li>A task from which some other job takes the whole image is handed over as an image to all; otherwise those that
 *       want mere paths take its slice.
 *   <li>Every layer is pushed by the job that builds it, whether another job takes it or not: the registry cache holds
 *       them all. Layers of outside images are taken to be in the registry already.
 * </ul>
 */
final class LoadModel {
    private final Problem problem;
    private final List<Task> tasks;
    private final double[] seconds;
    private final int[] unitOf;
    private final int[][] supplies;
    private final boolean[][] slices;
    private final BitSet[] before;
    private final boolean anyApart;

    private final int[] jobOf;
    private final int[] layerSeen;
    private final int[] sliceSeen;
    private final int[] imageSeen;
    private final boolean[] handedImage;
    private final boolean[] handedSlice;
    private int stamp;

    LoadModel(Problem problem) {
        this.problem = problem;
        tasks = problem.tasks();
        int count = tasks.size();
        seconds = tasks.stream().mapToDouble(Task::seconds).toArray();
        unitOf = problem.unitOf();
        supplies = new int[count][];
        slices = new boolean[count][];
        for (int task = 0; task < count; task++) {
            List<Task.Supply> list = tasks.get(task).supplies();
            supplies[task] = list.stream().mapToInt(Task.Supply::task).toArray();
            slices[task] = new boolean[list.size()];
            for (int at = 0; at < slices[task].length; at++) {
                slices[task][at] = list.get(at).slice();
            }
        }
        anyApart = tasks.stream().anyMatch(Task::apart);
        before = anyApart ? ancestors() : new BitSet[0];
        jobOf = new int[count];
        layerSeen = new int[count];
        sliceSeen = new int[count];
        imageSeen = new int[problem.imageBytes().size()];
        handedImage = new boolean[count];
        handedSlice = new boolean[count];
    }

    private BitSet[] ancestors() {
        BitSet[] sets = new BitSet[tasks.size()];
        for (int task = 0; task < sets.length; task++) {
            sets[task] = new BitSet();
            for (int supply : supplies[task]) {
                sets[task].or(sets[supply]);
                sets[task].set(supply);
            }
        }
        return sets;
    }

    /**
     * Weighs the jobs of a layout.
     *
     * @param jobOfUnit the job of each unit, or -1 for a unit that is not placed yet
     * @param jobs how many jobs there are, none of them empty
     * @return null where the layout cannot be: jobs would need each other in a circle, a task would run on a machine
     *     that it must not run on, or an isolated unit would have company
     */
    @Nullable
    Loads weigh(int[] jobOfUnit, int jobs) {
        if (!isolationHolds(jobOfUnit, jobs)) {
            return null;
        }
        for (int task = 0; task < jobOf.length; task++) {
            jobOf[task] = jobOfUnit[unitOf[task]];
        }
        int[] machine = machines(jobs);
        int[][] members = members(jobs);
        if (machine == null) {
            return null;
        }
        int[][] needs = needs(members);
        int[] order = Order.of(needs);
        if (order == null) {
            return null;
        }
        findHandovers();
        Loads loads = new Loads(problem, machine, members, needs, order, crowded(members));
        for (int job = 0; job < jobs; job++) {
            Machine kind = loads.machine(job);
            loads.set(
                    job,
                    pullBytes(job, members[job]),
                    Sharing.seconds(tasks, seconds, members[job], kind.cores()),
                    pushBytes(members[job]),
                    sharedBytes(job, members[job]),
                    leastBuildAndPush(members[job], kind));
        }
        return loads;
    }

    /** Without the slices: one more unit may turn them into images, which are layers that are pushed anyway. */
    private double leastBuildAndPush(int[] members, Machine kind) {
        double seconds = 0;
        for (int task : members) {
            seconds += work(tasks.get(task), kind) + tasks.get(task).layerBytes() / kind.upBytesPerSecond();
        }
        return seconds;
    }

    /** The seconds for which a task would keep all cores busy. */
    static double work(Task task, Machine machine) {
        return task.seconds() * Math.min(task.cores(), machine.cores()) / machine.cores();
    }

    private boolean isolationHolds(int[] jobOfUnit, int jobs) {
        if (problem.isolated().isEmpty()) {
            return true;
        }
        int[] company = new int[jobs];
        for (int job : jobOfUnit) {
            if (job >= 0) {
                company[job]++;
            }
        }
        return problem.isolated().stream().allMatch(unit -> jobOfUnit[unit] < 0 || company[jobOfUnit[unit]] == 1);
    }

    private int @Nullable [] machines(int jobs) {
        int[] machine = new int[jobs];
        Arrays.fill(machine, Task.ANY_MACHINE);
        for (int task = 0; task < jobOf.length; task++) {
            int wanted = tasks.get(task).machine();
            int job = jobOf[task];
            if (job < 0 || wanted == Task.ANY_MACHINE) {
                continue;
            }
            if (machine[job] != Task.ANY_MACHINE && machine[job] != wanted) {
                return null;
            }
            machine[job] = wanted;
        }
        for (int job = 0; job < jobs; job++) {
            machine[job] = Math.max(machine[job], 0);
        }
        return machine;
    }

    private int[][] members(int jobs) {
        int[] sizes = new int[jobs];
        for (int job : jobOf) {
            if (job >= 0) {
                sizes[job]++;
            }
        }
        int[][] members = new int[jobs][];
        for (int job = 0; job < jobs; job++) {
            members[job] = new int[sizes[job]];
        }
        int[] next = new int[jobs];
        for (int task = 0; task < jobOf.length; task++) {
            if (jobOf[task] >= 0) {
                members[jobOf[task]][next[jobOf[task]]++] = task;
            }
        }
        return members;
    }

    private int[][] needs(int[][] members) {
        int[] seen = new int[members.length];
        int[] found = new int[members.length];
        int[][] needs = new int[members.length][];
        for (int job = 0; job < members.length; job++) {
            int count = 0;
            for (int task : members[job]) {
                for (int supply : supplies[task]) {
                    int from = jobOf[supply];
                    if (from >= 0 && from != job && seen[from] != job + 1) {
                        seen[from] = job + 1;
                        found[count++] = from;
                    }
                }
            }
            needs[job] = Arrays.copyOf(found, count);
        }
        return needs;
    }

    private void findHandovers() {
        Arrays.fill(handedImage, false);
        Arrays.fill(handedSlice, false);
        for (int task = 0; task < jobOf.length; task++) {
            if (jobOf[task] < 0) {
                continue;
            }
            for (int at = 0; at < supplies[task].length; at++) {
                int supply = supplies[task][at];
                if (jobOf[supply] != jobOf[task]) {
                    (slices[task][at] ? handedSlice : handedImage)[supply] = true;
                }
            }
        }
    }

    private double pullBytes(int job, int[] members) {
        stamp++;
        double bytes = 0;
        for (int task : members) {
            for (int image : tasks.get(task).images()) {
                bytes += image(image);
            }
            for (int supply : supplies[task]) {
                if (jobOf[supply] == job) {
                    continue;
                }
                if (handedImage[supply]) {
                    bytes += chain(job, supply);
                } else if (sliceSeen[supply] != stamp) {
                    sliceSeen[supply] = stamp;
                    bytes += tasks.get(supply).sliceBytes();
                }
            }
        }
        return bytes;
    }

    /** The layers of a task's image that this job has not got yet. */
    private double chain(int job, int from) {
        double bytes = 0;
        int task = from;
        while (task != Task.NO_PARENT && jobOf[task] != job && layerSeen[task] != stamp) {
            layerSeen[task] = stamp;
            Task layers = tasks.get(task);
            bytes += layers.layerBytes();
            for (int image : layers.parentImages()) {
                bytes += image(image);
            }
            task = layers.parent();
        }
        return bytes;
    }

    private double image(int image) {
        if (imageSeen[image] == stamp) {
            return 0;
        }
        imageSeen[image] = stamp;
        return problem.imageBytes().get(image);
    }

    private double pushBytes(int[] members) {
        double bytes = 0;
        for (int task : members) {
            bytes += tasks.get(task).layerBytes();
            if (handedSlice[task] && !handedImage[task]) {
                bytes += tasks.get(task).sliceBytes();
            }
        }
        return bytes;
    }

    /** Of what a job pushes the layers that are in an image as well as in the cache. */
    private double sharedBytes(int job, int[] members) {
        stamp++;
        double bytes = 0;
        for (int task : members) {
            boolean image = handedImage[task] || task == tasks.size() - 1;
            if (image) {
                bytes += ownLayers(job, task);
            } else if (handedSlice[task]) {
                bytes += tasks.get(task).sliceBytes();
            }
        }
        return bytes;
    }

    /** The layers of a task's image that this job builds and that were not counted yet. */
    private double ownLayers(int job, int from) {
        double bytes = 0;
        for (int task = from;
                task != Task.NO_PARENT && jobOf[task] == job && layerSeen[task] != stamp;
                task = tasks.get(task).parent()) {
            layerSeen[task] = stamp;
            bytes += tasks.get(task).layerBytes();
        }
        return bytes;
    }

    private int crowded(int[][] members) {
        if (!anyApart) {
            return 0;
        }
        int pairs = 0;
        for (int[] job : members) {
            for (int late = 1; late < job.length; late++) {
                for (int early = 0; early < late; early++) {
                    if (areCrowded(job[early], job[late])) {
                        pairs++;
                    }
                }
            }
        }
        return pairs;
    }

    private boolean areCrowded(int early, int late) {
        Task first = tasks.get(early);
        Task second = tasks.get(late);
        return (first.apart() || second.apart())
                && first.seconds() > 0
                && second.seconds() > 0
                && !before[late].get(early);
    }
}
