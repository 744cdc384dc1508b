package dev.stagefan.estimate;

import dev.stagefan.estimate.Estimate.Basis;
import dev.stagefan.fleet.Runner;
import dev.stagefan.plan.CostModel;
import dev.stagefan.plan.HumanTime;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Transport;
import dev.stagefan.schedule.Task;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Says where the numbers of an estimate come from. */
final class Bases {
    private static final String GIVEN = "given";
    private static final String ASSUMED = "assumed";

    private final PlanRequest request;
    private final Plan plan;
    private final CostModel model;
    private final List<Basis> bases = new ArrayList<>();

    private Bases(PlanRequest request, Plan plan, CostModel model) {
        this.request = request;
        this.plan = plan;
        this.model = model;
    }

    static List<Basis> of(PlanRequest request, Plan plan, CostModel model, EstimateOptions options) {
        Bases bases = new Bases(request, plan, model);
        model.stages().forEach(bases::duration);
        bases.usedRunners().forEach(bases::runner);
        model.stages().forEach(bases::sizes);
        for (int image = 0; image < model.images().size(); image++) {
            String reference = model.images().get(image);
            bases.size(
                    "size of " + reference,
                    (double) model.problem().imageBytes().get(image),
                    bases.sizeSource(reference));
        }
        bases.add(
                "spread of a number that is known once",
                String.format(Locale.ROOT, "%.2f of its logarithm", options.spread()),
                ASSUMED);
        bases.add(
                "part of a stage's spread that is its runner's",
                String.format(Locale.ROOT, "%.2f", Chances.RUNNER_SHARE),
                ASSUMED);
        return List.copyOf(bases.bases);
    }

    private void add(String what, String value, String source) {
        bases.add(new Basis(what, value, source));
    }

    private String label(int stage) {
        return request.graph().stages().get(stage).label();
    }

    private void duration(int stage) {
        StageTiming timing = request.timings().stages().get(label(stage));
        Samples duration = timing == null ? null : timing.duration();
        if (duration != null) {
            add(label(stage), HumanTime.of(duration.median()), duration.source());
        } else if (model.unknown().contains(stage)) {
            add(label(stage), "unknown", "unknown");
        } else {
            add(label(stage), HumanTime.of(0), "assumed: it has no RUN");
        }
    }

    private List<Runner> usedRunners() {
        Set<String> used = plan.jobs().stream().map(job -> job.runner()).collect(Collectors.toSet());
        return model.runners().stream()
                .filter(runner -> used.contains(runner.label()))
                .toList();
    }

    private void runner(Runner runner) {
        setting(runner, "queue", HumanTime.of(runner.queueSeconds()));
        setting(runner, "set-up", HumanTime.of(runner.setUpSeconds()));
        setting(runner, "download", Sizes.text(runner.downBytesPerSecond()) + "/s");
        setting(runner, "upload", Sizes.text(runner.upBytesPerSecond()) + "/s");
    }

    private void setting(Runner runner, String name, String value) {
        add(name + " of " + runner.label(), value, runner.source(name));
    }

    private void sizes(int stage) {
        size("size of " + label(stage), imageBytes(model.stages().indexOf(stage)), sizeSource(label(stage)));
        boolean travelsAsSlice = plan.jobs().stream()
                .flatMap(job -> job.outputs().stream())
                .filter(output -> output.transport() == Transport.SLICE)
                .anyMatch((Output output) -> output.stage() == stage);
        if (travelsAsSlice) {
            StageTiming timing = request.timings().stages().get(label(stage));
            Task task = model.problem().tasks().get(model.stages().indexOf(stage));
            size(
                    "size of the slice of " + label(stage),
                    (double) task.sliceBytes(),
                    timing == null || timing.sliceBytes() == null ? ASSUMED : GIVEN);
        }
    }

    private void size(String what, double bytes, String source) {
        add(what, Sizes.text(bytes), source);
    }

    private String sizeSource(String name) {
        return model.assumedSizes().contains(name) ? ASSUMED : GIVEN;
    }

    /** What a stage is built on included. */
    private double imageBytes(int task) {
        double bytes = 0;
        for (int at = task;
                at != Task.NO_PARENT;
                at = model.problem().tasks().get(at).parent()) {
            Task layers = model.problem().tasks().get(at);
            bytes += layers.layerBytes();
            for (int image : layers.parentImages()) {
                bytes += model.problem().imageBytes().get(image);
            }
        }
        return bytes;
    }
}
