package dev.stagefan.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long tasks take that run side by side on one machine: each starts when what it consumes of the others is done, and
 * while they ask for more cores than there are, all of them slow down in proportion.
 *
 * <p>A task that keeps all cores busy therefore gains nothing from company, which is the careful assumption for
 * compilers.
 */
final class Sharing {
    private static final double ROUNDING = 1e-9;

    private Sharing() {}

    /**
     * Seconds until the last is done.
     *
     * @param seconds of each of {@code tasks}
     * @param members the tasks that run, ascending
     */
    static double seconds(List<Task> tasks, double[] seconds, int[] members, double cores) {
        double sum = 0;
        boolean allBusy = true;
        for (int member : members) {
            sum += seconds[member];
            allBusy &= seconds[member] == 0 || tasks.get(member).cores() >= cores;
        }
        return allBusy || members.length == 1 ? sum : new Run(tasks, seconds, members, cores).seconds();
    }

    /** When each of {@code members} runs, in their order. */
    static List<Rehearsal.Span> spans(List<Task> tasks, double[] seconds, int[] members, double cores) {
        Run run = new Run(tasks, seconds, members, cores);
        run.seconds();
        List<Rehearsal.Span> spans = new ArrayList<>();
        for (int at = 0; at < members.length; at++) {
            spans.add(new Rehearsal.Span(members[at], run.start[at], run.end[at]));
        }
        return spans;
    }

    /** One run, followed from one completion to the next. */
    private static final class Run {
        private final double cores;
        private final int count;
        private final double[] left;
        private final double[] demand;
        private final int[] missing;
        private final int[][] consumers;
        private final boolean[] running;
        private final double[] start;
        private final double[] end;

        Run(List<Task> tasks, double[] seconds, int[] members, double cores) {
            this.cores = cores;
            count = members.length;
            left = new double[count];
            demand = new double[count];
            missing = new int[count];
            consumers = new int[count][];
            running = new boolean[count];
            start = new double[count];
            end = new double[count];
            int[] place = new int[tasks.size()];
            Arrays.fill(place, -1);
            List<List<Integer>> lists = new ArrayList<>();
            for (int at = 0; at < count; at++) {
                place[members[at]] = at;
                lists.add(new ArrayList<>());
            }
            for (int at = 0; at < count; at++) {
                Task task = tasks.get(members[at]);
                left[at] = seconds[members[at]];
                demand[at] = Math.min(task.cores(), cores);
                for (Task.Supply supply : task.supplies()) {
                    int from = place[supply.task()];
                    if (from >= 0) {
                        lists.get(from).add(at);
                        missing[at]++;
                    }
                }
            }
            for (int at = 0; at < count; at++) {
                consumers[at] =
                        lists.get(at).stream().mapToInt(Integer::intValue).toArray();
            }
        }

        double seconds() {
            for (int at = 0; at < count; at++) {
                if (missing[at] == 0) {
                    running[at] = true;
                }
            }
            double now = 0;
            for (int done = 0; done < count; ) {
                double speed = Math.min(1, cores / demandNow());
                double step = stepNow() / speed;
                now += step;
                for (int at = 0; at < count; at++) {
                    if (running[at]) {
                        left[at] -= step * speed;
                    }
                }
                done += finish(now);
            }
            return now;
        }

        private double demandNow() {
            double sum = 0;
            for (int at = 0; at < count; at++) {
                if (running[at] && left[at] > 0) {
                    sum += demand[at];
                }
            }
            return Math.max(sum, ROUNDING);
        }

        private double stepNow() {
            double least = Double.POSITIVE_INFINITY;
            for (int at = 0; at < count; at++) {
                if (running[at]) {
                    least = Math.min(least, left[at]);
                }
            }
            return least;
        }

        private int finish(double now) {
            int finished = 0;
            boolean[] before = running.clone();
            for (int at = 0; at < count; at++) {
                if (before[at] && left[at] <= ROUNDING) {
                    running[at] = false;
                    end[at] = now;
                    finished++;
                    for (int consumer : consumers[at]) {
                        if (--missing[consumer] == 0) {
                            running[consumer] = true;
                            start[consumer] = now;
                        }
                    }
                }
            }
            return finished;
        }
    }
}
