package dev.stagefan.estimate.render;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.estimate.Advice;
import dev.stagefan.estimate.Distribution;
import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.Estimate.Alternative;
import dev.stagefan.estimate.Estimate.Basis;
import dev.stagefan.estimate.Estimate.Knowledge;
import dev.stagefan.estimate.Estimate.Unknown;
import dev.stagefan.estimate.EstimateOptions;
import dev.stagefan.estimate.JobEstimate;
import dev.stagefan.estimate.Scenario;
import dev.stagefan.estimate.Scenario.Activity;
import dev.stagefan.estimate.Scenario.Bar;
import dev.stagefan.estimate.Scenario.Part;
import dev.stagefan.estimate.Scenario.RunnerCost;
import dev.stagefan.fleet.Settings;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.plan.Timeline;
import dev.stagefan.timings.Samples;
import dev.stagefan.timings.StageTiming;
import dev.stagefan.timings.Timings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A graph, its plan, and an estimate made by hand of the plan's timeline: every run is longer than the one before by the
 * same, and the one in the middle is the timeline.
 */
record Cases(StageGraph graph, Plan plan, Estimate estimate) {
    private static final int RUNS = 21;

    /** Three stages on a base. */
    static Cases small(@Nullable Double timeoutSeconds) {
        return of("""
                FROM alpine AS base
                RUN true
                FROM base AS tools
                RUN make tools
                FROM base AS server
                RUN make server
                FROM base AS image
                COPY --from=server /out /out
                RUN --mount=from=tools,target=/tools /tools/install
                """, Map.of("base", 10.0, "tools", 50.0, "server", 75.0, "image", 8.0), timeoutSeconds);
    }

    /** Two rows of stages, each of the second row on one of the first. */
    static Cases large(int width) {
        StringBuilder dockerfile = new StringBuilder("FROM alpine AS base\nRUN true\n");
        Map<String, Double> minutes = new LinkedHashMap<>(Map.of("base", 12.0, "image", 9.0));
        for (int i = 1; i <= width; i++) {
            dockerfile.append("FROM base AS fetch-%d\nRUN fetch %d\nFROM fetch-%d AS build-component-%d\nRUN make %d\n"
                    .formatted(i, i, i, i, i));
            minutes.put("fetch-" + i, 20.0 + i * 7 % 11);
            minutes.put("build-component-" + i, 30.0 + i * 13 % 37);
        }
        dockerfile.append("FROM base AS image\n");
        IntStream.rangeClosed(1, width)
                .forEach(i -> dockerfile.append("COPY --from=build-component-%d /out /out\n".formatted(i)));
        return of(dockerfile + "RUN finish\n", minutes, 4 * 3600.0);
    }

    static Cases of(String dockerfile, Map<String, Double> minutes, @Nullable Double timeoutSeconds) {
        Map<String, StageTiming> stages = new LinkedHashMap<>();
        minutes.forEach((stage, time) -> stages.put(stage, StageTiming.of(Samples.of(time * 60))));
        try {
            StageGraph graph = GraphBuilder.build(
                    DockerfileReader.read(dockerfile.getBytes(StandardCharsets.UTF_8)),
                    new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of()));
            Plan plan = Planner.plan(PlanRequest.of(
                    "docker/Dockerfile", ".", graph, new Timings(stages, Map.of(), Map.of()), Settings.DEFAULT));
            return new Cases(graph, plan, estimate(graph, plan, timeoutSeconds));
        } catch (DockerfileException | PlanException e) {
            throw new AssertionError(e);
        }
    }

    /** The same, with parts of the estimate replaced. */
    Cases with(Knowledge knowledge, List<Unknown> unknown) {
        Estimate e = estimate;
        return with(new Estimate(
                e.dockerfile(),
                e.target(),
                e.options(),
                knowledge,
                e.serial(),
                e.oneRunner(),
                e.plan(),
                e.jobs(),
                e.criticalPath(),
                e.fastestSeconds(),
                e.curve(),
                e.alternatives(),
                e.advice(),
                unknown,
                e.basis()));
    }

    /** The same, with all texts that come from a user replaced. */
    Cases with(String text) {
        Estimate e = estimate;
        return with(new Estimate(
                text,
                text,
                e.options(),
                Knowledge.SOME,
                e.serial(),
                e.oneRunner(),
                e.plan(),
                e.jobs().stream().map(job -> job(job, text)).toList(),
                e.criticalPath(),
                e.fastestSeconds(),
                e.curve(),
                List.of(new Alternative(text, null, 2, 60, 70, 3, 0.1)),
                List.of(new Advice("bounding-stage", text, text, 60.0)),
                List.of(new Unknown(text, text)),
                List.of(new Basis(text, text, text))));
    }

    private static JobEstimate job(JobEstimate job, String runner) {
        return new JobEstimate(
                job.job(),
                runner,
                job.start(),
                job.end(),
                job.run(),
                job.timeoutMinutes(),
                job.overTimeout(),
                job.overRunnerLimit(),
                job.critical());
    }

    Cases with(Estimate other) {
        return new Cases(graph, plan, other);
    }

    private static Estimate estimate(StageGraph graph, Plan plan, @Nullable Double timeoutSeconds) {
        Timeline timeline = plan.timeline();
        if (timeline == null) {
            throw new AssertionError("no timeline");
        }
        List<Bar> bars = timeline.slots().stream().map(Cases::bar).toList();
        List<JobEstimate> jobs = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            boolean critical = timeline.criticalPath().contains(bar.label());
            jobs.add(new JobEstimate(
                    bar.label(),
                    plan.jobs().get(i).runner(),
                    around(bar.startSeconds()),
                    around(bar.endSeconds()),
                    around(bar.endSeconds() - bar.startSeconds()),
                    plan.jobs().get(i).timeoutMinutes(),
                    0,
                    0,
                    critical ? 0.9512 : 0.0488));
        }
        List<Bar> serial = oneAfterTheOther(timeline.stages());
        return new Estimate(
                "docker/Dockerfile",
                graph.stages().get(graph.target()).label(),
                new EstimateOptions(RUNS, 1, 0.1, timeoutSeconds, 0.9, true),
                Knowledge.ALL,
                scenario(timeline.serialSeconds(), serial),
                scenario(timeline.oneRunnerSeconds(), serial),
                new Scenario(
                        around(timeline.makespanSeconds()),
                        timeline.billedMinutes(),
                        timeline.price(),
                        List.of(new RunnerCost("ubuntu-24.04", timeline.billedMinutes(), timeline.price())),
                        bars),
                jobs,
                timeline.criticalPath(),
                timeline.makespanSeconds() * 0.8,
                IntStream.rangeClosed(1, 4)
                        .mapToObj(count -> new Alternative(
                                count == 1 ? "1 runner" : count + " runners",
                                count,
                                plan.jobs().size(),
                                timeline.makespanSeconds() * 4 / count,
                                timeline.makespanSeconds() * 4.4 / count,
                                timeline.billedMinutes(),
                                timeline.price()))
                        .toList(),
                List.of(new Alternative(
                        "big-runner",
                        null,
                        3,
                        timeline.makespanSeconds() / 2,
                        timeline.makespanSeconds() / 1.9,
                        99,
                        4.158)),
                List.of(
                        new Advice(
                                "bounding-stage",
                                "server",
                                "server takes 1 h 15 min of the whole: nothing is faster.",
                                null),
                        new Advice("cut-stage", "server", "cut server after line 6.", 1234.5)),
                List.of(),
                timeline.stages().stream()
                        .map(stage -> new Basis(stage.label(), Amounts.duration(stage.seconds()), stage.source()))
                        .toList());
    }

    private static Bar bar(Timeline.Slot slot) {
        return new Bar(
                slot.job(),
                slot.startSeconds(),
                slot.endSeconds(),
                slot.parts().stream()
                        .map(part -> new Part(
                                Activity.valueOf(
                                        part.name().toUpperCase(Locale.ROOT).replace('-', '_')),
                                part.seconds()))
                        .toList());
    }

    private static List<Bar> oneAfterTheOther(List<Timeline.StageTime> stages) {
        List<Bar> bars = new ArrayList<>();
        double at = 0;
        for (Timeline.StageTime stage : stages) {
            bars.add(new Bar(
                    stage.label(), at, at + stage.seconds(), List.of(new Part(Activity.BUILD, stage.seconds()))));
            at += stage.seconds();
        }
        return bars;
    }

    private static Scenario scenario(double seconds, List<Bar> bars) {
        long minutes = (long) Math.ceil(seconds / 60);
        return new Scenario(
                around(seconds),
                minutes,
                minutes * 0.006,
                List.of(new RunnerCost("ubuntu-24.04", minutes, minutes * 0.006)),
                bars);
    }

    private static Distribution around(double seconds) {
        return new Distribution(DoubleStream.iterate(-10, step -> step + 1)
                .limit(RUNS)
                .map(step -> seconds * (1 + step / 100))
                .boxed()
                .toList());
    }
}
