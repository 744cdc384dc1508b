package dev.stagefan.estimate;

import dev.stagefan.estimate.Scenario.Activity;
import dev.stagefan.estimate.Scenario.Bar;
import dev.stagefan.estimate.Scenario.Part;
import dev.stagefan.plan.CostModel;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.schedule.Outcome.JobRun;
import dev.stagefan.schedule.Problem;
import dev.stagefan.schedule.Rehearsal;
import dev.stagefan.schedule.Rehearsal.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All stages in one job, with the same durations as in the plan: side by side as BuildKit builds, and one after the other
 * as the classic builder does. It queues, sets up, pulls and pushes once.
 */
final class Baselines {
    private final PlanRequest request;
    private final CostModel model;
    private final Simulation alone;

    Baselines(PlanRequest request, CostModel model, Chances chances, EstimateOptions options) {
        this.request = request;
        this.model = model;
        Problem problem = model.problem().onOneMachine();
        List<Integer> all = IntStream.range(0, problem.units().size()).boxed().toList();
        Rehearsal rehearsal = Rehearsal.of(problem, List.of(all))
                .orElseThrow(() -> new IllegalStateException("one job for all is always possible"));
        alone = Simulation.of(rehearsal, chances, options);
    }

    Scenario oneRunner() {
        int middle = alone.middle();
        JobRun run = job(middle);
        return scenario(
                alone.makespan(),
                run,
                alone.rehearsal().spans(0, alone.luck().get(middle).seconds()));
    }

    Scenario serial() {
        List<JobRun> runs = IntStream.range(0, alone.outcomes().size())
                .mapToObj(run -> job(run).building(building(run)))
                .toList();
        Distribution makespan =
                new Distribution(runs.stream().map(JobRun::endSeconds).toList());
        int middle = IntStream.range(0, runs.size())
                .filter(run -> runs.get(run).endSeconds() == makespan.p50())
                .findFirst()
                .orElseThrow();
        List<Span> spans = new ArrayList<>();
        double now = 0;
        double[] seconds = alone.luck().get(middle).seconds();
        for (int task = 0; task < seconds.length; task++) {
            spans.add(new Span(task, now, now + seconds[task]));
            now += seconds[task];
        }
        return scenario(makespan, runs.get(middle), spans);
    }

    private JobRun job(int run) {
        return alone.outcomes().get(run).jobs().get(0);
    }

    private double building(int run) {
        return IntStream.range(0, model.stages().size())
                .mapToDouble(task -> alone.luck().get(run).seconds()[task])
                .sum();
    }

    /** The first bar begins with what comes before all building, the one that ends last ends with what comes after. */
    private Scenario scenario(Distribution makespan, JobRun run, List<Span> spans) {
        double from = run.queueSeconds() + run.setUpSeconds() + run.pullSeconds();
        Span last = spans.stream()
                .max(Comparator.comparingDouble(Span::endSeconds).thenComparing(Span::task))
                .orElseThrow();
        List<Bar> bars = new ArrayList<>();
        for (Span span : spans) {
            List<Part> parts = new ArrayList<>();
            boolean isFirst = span == spans.get(0);
            if (isFirst) {
                parts.addAll(Scenarios.before(run));
            }
            parts.add(new Part(Activity.BUILD, span.endSeconds() - span.startSeconds()));
            if (span == last) {
                parts.add(new Part(Activity.PUSH, run.pushSeconds()));
            }
            bars.add(new Bar(
                    label(span.task()),
                    isFirst ? 0 : from + span.startSeconds(),
                    span == last ? run.endSeconds() : from + span.endSeconds(),
                    parts));
        }
        return Scenarios.of(makespan, List.of(run), model.runners(), bars);
    }

    private String label(int task) {
        return request.graph().stages().get(model.stages().get(task)).label();
    }
}
