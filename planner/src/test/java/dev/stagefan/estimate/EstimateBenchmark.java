package dev.stagefan.estimate;

import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.fleet.Settings;
import dev.stagefan.plan.CostModel;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Planner;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/**
 * Measures how long simulated runs and whole estimates take. Prints the table of docs/benchmarks.md.
 *
 * <p>Run by testbed/benchmarks/estimates.
 */
final class EstimateBenchmark {
    private static final double NANOS_A_MILLI = 1e6;
    private static final double SPREAD = 0.15;
    private static final int MOST_RUNNERS = 16;

    private final int repeats;
    private final EstimateOptions options;

    private EstimateBenchmark(int runs, int repeats) {
        this.repeats = repeats;
        options = new EstimateOptions(runs, 1, SPREAD, null, 0.9, true);
    }

    /**
     * Runs it.
     *
     * @param arguments how many runs are simulated, and how often each measurement is repeated
     */
    public static void main(String[] arguments) throws Exception {
        EstimateBenchmark benchmark =
                new EstimateBenchmark(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println("| what | jobs | first, ms | least | median |");
        System.out.println("|---|---|---|---|---|");
        benchmark.measure("30 stages, each in a job of its own", manyJobs(30));
        for (String name : List.of("atom", "dynamo", "beacon")) {
            benchmark.measure(name, Examples.example(name));
        }
    }

    private void measure(String name, Examples.Case example) throws Exception {
        Plan plan = Planner.plan(example.request());
        CostModel model = CostModel.of(example.request(), plan);
        int jobs = plan.jobs().size();
        print(
                name + ": the plan's runs",
                jobs,
                () -> PlanRuns.of(plan, model, new Chances(example.request(), model, options), options));
        print(name + ": the whole estimate", jobs, () -> estimate(example, plan, WhatIf.NONE));
        WhatIf curve = new WhatIf(IntStream.rangeClosed(1, MOST_RUNNERS).boxed().toList(), List.of(), List.of());
        print(name + ": with 1 to 16 runners", jobs, () -> estimate(example, plan, curve));
    }

    private Estimate estimate(Examples.Case example, Plan plan, WhatIf whatIf) throws Exception {
        return Estimator.estimate(example.dockerfile(), example.request(), plan, options, whatIf);
    }

    private void print(String what, int jobs, Callable<?> measured) throws Exception {
        double[] millis = new double[repeats];
        for (int repeat = 0; repeat < repeats; repeat++) {
            long start = System.nanoTime();
            measured.call();
            millis[repeat] = (System.nanoTime() - start) / NANOS_A_MILLI;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT, "| %s | %d | %.0f | %.0f | %.0f |%n", what, jobs, first, millis[0], millis[repeats / 2]);
    }

    /** A base, stages on it that copy from one another now and then, and a last one that takes from all. */
    private static Examples.Case manyJobs(int stages) throws Exception {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("FROM debian AS s0\nRUN s0\n");
        Map<String, StageTiming> timings = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(List.of("s0"));
        for (int stage = 1; stage < stages; stage++) {
            String name = "s" + stage;
            text.append("FROM s0 AS ")
                    .append(name)
                    .append("\nRUN ")
                    .append(name)
                    .append('\n');
            for (int other = 1; other < stage; other++) {
                if (stage == stages - 1 || random.nextInt(stages) == 0) {
                    text.append("COPY --from=s")
                            .append(other)
                            .append(" /out /in")
                            .append(other)
                            .append('\n');
                }
            }
            names.add(name);
        }
        for (String name : names) {
            double seconds = 300 + random.nextInt(3600);
            timings.put(name, StageTiming.of(Samples.of(seconds, seconds * 1.1, seconds * 1.3)));
        }
        return Examples.of(
                text.toString(),
                new Timings(timings, Map.of(), Map.of()),
                new Settings(Fleet.GITHUB, Limits.NONE, new Overrides(names, List.of(), Map.of())));
    }
}
