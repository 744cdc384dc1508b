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
                .mapToObj(run -> job(run).building(alone.luck().get(run).sum()))
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

    /** The first bar begins with what comes before all building, the one that ends last ends with what comes after. */
    private Scenario scenario(Distribution makespan, JobRun run, List<Span> spans) {
        double from = run.queueSeconds() + run.setUpSeconds() + run.pullSeconds();
        int last = 0;
        for (int at = 1; at < spans.size(); at++) {
            last = spans.get(at).endSeconds() >= spans.get(last).endSeconds() ? at : last;
        }
        List<Bar> bars = new ArrayList<>();
        for (int at = 0; at < spans.size(); at++) {
            Span span = spans.get(at);
            List<Part> parts = new ArrayList<>();
            if (at == 0) {
                parts.addAll(Scenarios.before(run));
            }
            parts.add(new Part(Activity.BUILD, span.endSeconds() - span.startSeconds()));
            if (at == last) {
                parts.add(new Part(Activity.PUSH, run.pushSeconds()));
            }
            bars.add(new Bar(
                    label(span.task()),
                    at == 0 ? 0 : from + span.startSeconds(),
                    at == last ? run.endSeconds() : from + span.endSeconds(),
                    parts));
        }
        return Scenarios.of(makespan, List.of(run), model.runners(), bars);
    }

    private String label(int task) {
        return request.graph().stages().get(model.stages().get(task)).label();
    }
}
