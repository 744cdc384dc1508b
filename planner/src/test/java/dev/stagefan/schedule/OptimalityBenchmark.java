package dev.stagefan.schedule;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/**
 * Measures how far plans are from the best there is, and how long planning takes. Prints the table of docs/benchmarks.md.
 *
 * <p>Run by testbed/benchmarks/optimality.
 */
final class OptimalityBenchmark {
    private static final int MANY_RUNNERS = 20;
    private static final int REPEATS = 5;
    private static final double NANOS_A_MILLI = 1e6;
    private static final double PERCENT = 100;

    /** What says what is best. */
    private enum Oracle {
        ENUMERATION,
        SOLVER
    }

    private OptimalityBenchmark() {}

    /**
     * Runs it.
     *
     * @param arguments how many seeds for each row that enumerates and for each row that solves
     */
    public static void main(String[] arguments) {
        int enumerated = Integer.parseInt(arguments[0]);
        int solved = Integer.parseInt(arguments[1]);
        System.out.println(
                "| tasks | runners | cores | oracle | instances | worst gap | mean gap | search alone: worst | mean |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (int tasks : List.of(4, 6, 8)) {
            compare(tasks, RandomProblems.Cores.ALL, MANY_RUNNERS, Oracle.ENUMERATION, enumerated);
        }
        compare(7, RandomProblems.Cores.MIXED, MANY_RUNNERS, Oracle.ENUMERATION, enumerated);
        compare(7, RandomProblems.Cores.MIXED, 2, Oracle.ENUMERATION, enumerated);
        for (int tasks : List.of(8, 10, 12)) {
            compare(tasks, RandomProblems.Cores.ALL, MANY_RUNNERS, Oracle.SOLVER, solved);
        }
        compare(8, RandomProblems.Cores.ALL, 2, Oracle.SOLVER, solved);
        System.out.println();
        System.out.println("| tasks | median ms | jobs |");
        System.out.println("|---|---|---|");
        for (int tasks : List.of(10, 12, 20, 100, 300, 1000)) {
            time(tasks);
        }
    }

    private static void compare(int tasks, RandomProblems.Cores cores, int runners, Oracle oracle, int seeds) {
        double worst = 0;
        double sum = 0;
        double searchWorst = 0;
        double searchSum = 0;
        for (long seed = 0; seed < seeds; seed++) {
            Problem problem = RandomProblems.of(seed, tasks, cores, runners);
            double best = oracle == Oracle.SOLVER
                    ? SolverOracle.leastMakespan(problem)
                    : ExhaustiveOracle.of(problem).makespanSeconds();
            double gap = Scheduler.schedule(problem).leastMakespanSeconds() / best - 1;
            double searchGap = Scheduler.schedule(problem, 0).leastMakespanSeconds() / best - 1;
            worst = Math.max(worst, gap);
            sum += gap;
            searchWorst = Math.max(searchWorst, searchGap);
            searchSum += searchGap;
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %s | %s | %d | %.2f %% | %.3f %% | %.2f %% | %.3f %% |%n",
                tasks,
                runners,
                cores.name().toLowerCase(Locale.ROOT),
                oracle.name().toLowerCase(Locale.ROOT),
                seeds,
                worst * PERCENT,
                sum / seeds * PERCENT,
                searchWorst * PERCENT,
                searchSum / seeds * PERCENT);
    }

    private static void time(int tasks) {
        Problem problem = RandomProblems.of(1, tasks, RandomProblems.Cores.ALL, MANY_RUNNERS);
        int jobs = Scheduler.schedule(problem).plan().jobs().size();
        long[] nanos = LongStream.range(0, REPEATS)
                .map(repeat -> {
                    long before = System.nanoTime();
                    Scheduler.schedule(problem);
                    return System.nanoTime() - before;
                })
                .sorted()
                .toArray();
        System.out.printf(Locale.ROOT, "| %d | %.0f | %d |%n", tasks, nanos[REPEATS / 2] / NANOS_A_MILLI, jobs);
    }
}
