package dev.stagefan.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.cli.Main;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.estimate.Estimator;
import dev.stagefan.estimate.WhatIf;
import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.fleet.Runner;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanJson;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.testbed.Testbed;
import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A build by {@code stagefan run}, with a new engine for each runner.
 *
 * @param example what is built
 * @param request what is planned
 * @param work what a minute is made of
 */
record FanOut(Example example, PlanRequest request, Work work) {
    private static final double FAST = 1e9;
    private static final double DAY = 86_400;
    private static final int MANY = 64;

    /**
     * How a run went.
     *
     * @param seconds from the start of the first job to the end of the last
     * @param jobSeconds of each job
     */
    record Outcome(double seconds, List<Double> jobSeconds) {
        Outcome {
            jobSeconds = List.copyOf(jobSeconds);
        }
    }

    /**
     * What is to be run.
     *
     * @param timings of the stages on this machine
     * @param setUpSeconds what a job takes beside its stages
     * @param isolated stages that get a job of their own
     */
    static FanOut of(
            Example example,
            Work work,
            Timings timings,
            int runners,
            double setUpSeconds,
            List<String> isolated,
            Map<String, String> buildArgs) {
        int cores = Runtime.getRuntime().availableProcessors();
        Runner here = new Runner("here", "linux/amd64", cores, 0, MANY, 0, setUpSeconds, FAST, FAST, DAY, List.of());
        try {
            BuildRequest build =
                    new BuildRequest(null, buildArgs, Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());
            PlanRequest request = new PlanRequest(
                    "Dockerfile",
                    "",
                    GraphBuilder.build(example.dockerfile(), build),
                    timings,
                    new Fleet(List.of(here), runners),
                    Limits.NONE,
                    new Overrides(isolated, List.of(), Map.of()),
                    Carrier.AGENT);
            return new FanOut(example, request, work);
        } catch (DockerfileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the estimate says of the plan: the median, in seconds. */
    double predictedSeconds() {
        try {
            return Estimator.estimate(
                            example.dockerfile(), request, Planner.plan(request), Forecast.OPTIONS, WhatIf.NONE)
                    .plan()
                    .makespan()
                    .p50();
        } catch (PlanException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Carries the plan out in a process of its own. */
    Outcome run(Workshop workshop) throws IOException, InterruptedException {
        try (Folder folder = Folder.of(example.folder(), work);
                Folder state = Folder.empty()) {
            Path plan = Files.writeString(folder.path().resolve("plan.json"), plan());
            Path engines = Files.writeString(state.path().resolve("buildkitd.toml"), workshop.engineConfiguration());
            return outcome(call(folder.path(), state.path(), plan, engines));
        }
    }

    private String plan() {
        try {
            return PlanJson.write(Planner.plan(request));
        } catch (PlanException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode call(Path folder, Path state, Path plan, Path engines) throws IOException, InterruptedException {
        Path result = state.resolve("result.json");
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--plan=" + plan,
                "--runners=" + request.fleet().atOnce(),
                "--buildkitd=" + Testbed.tool("buildkitd"),
                "--registry-binary=" + Testbed.tool("registry"),
                "--buildkitd-config=" + engines,
                "--state=" + state.resolve("state"),
                "--progress=none",
                "--format=json",
                "--output=" + result));
        Path messages = state.resolve("messages");
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(messages.toFile());
        builder.environment().put("STAGEFAN_BUILDX", Testbed.tool("buildx").toString());
        int exitCode = builder.start().waitFor();
        if (exitCode != 0) {
            throw new IllegalStateException("could not run the plan: exit code " + exitCode + "\n"
                    + Files.readString(messages) + (Files.exists(result) ? Files.readString(result) : ""));
        }
        return new ObjectMapper().readTree(result.toFile());
    }

    private static Outcome outcome(JsonNode result) {
        List<Double> jobs = StreamSupport.stream(result.get("jobs").spliterator(), false)
                .map(job -> job.get("endSeconds").asDouble()
                        - job.get("startSeconds").asDouble())
                .toList();
        return new Outcome(result.get("actual").get("seconds").asDouble(), jobs);
    }
}
