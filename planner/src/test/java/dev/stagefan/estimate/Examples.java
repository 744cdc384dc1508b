package dev.stagefan.estimate;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.fleet.Runner;
import dev.stagefan.fleet.Settings;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.timings.Timings;
import dev.stagefan.timings.TimingsReader;
import dev.stagefan.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Requests to be estimated, from texts and from the examples folder. */
final class Examples {
    static final EstimateOptions CERTAIN = new EstimateOptions(3, 1, 0, null, 0.9, false);
    static final EstimateOptions SPREAD = new EstimateOptions(1000, 1, 0.15, null, 0.9, false);

    private static final Path FOLDER = Path.of("..", "examples");

    private Examples() {}

    /** A Dockerfile with a request for its last stage. */
    record Case(Dockerfile dockerfile, PlanRequest request) {
        Estimate estimate(EstimateOptions options) throws PlanException {
            return estimate(options, WhatIf.NONE);
        }

        Estimate estimate(EstimateOptions options, WhatIf whatIf) throws PlanException {
            return Estimator.estimate(dockerfile, request, Planner.plan(request), options, whatIf);
        }
    }

    static Case of(String dockerfile, Timings timings, Settings settings) throws DockerfileException {
        Dockerfile read = DockerfileReader.read(dockerfile);
        return new Case(
                read,
                PlanRequest.of(
                        "Dockerfile",
                        ".",
                        GraphBuilder.build(
                                read,
                                new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of())),
                        timings,
                        settings));
    }

    static Case of(String dockerfile, String timings) throws DockerfileException, YamlException {
        return of(dockerfile, timings(timings), Settings.DEFAULT);
    }

    /** A runner that queues 5 s, sets up in 10 s, moves 1 MB a second either way and costs half a dollar a minute. */
    static Runner runner(String label, double limitSeconds) {
        return new Runner(label, "linux/amd64", 4, 0.5, 20, 5, 10, 1e6, 1e6, limitSeconds, List.of("queue"));
    }

    static Settings settings(Fleet fleet, Overrides overrides) {
        return new Settings(fleet, Limits.NONE, overrides);
    }

    static Overrides isolated(String... stages) {
        return new Overrides(List.of(stages), List.of(), Map.of());
    }

    static Timings timings(String yaml) throws YamlException {
        return TimingsReader.read("timings.yml", "schema: " + Timings.SCHEMA + "\n" + yaml);
    }

    /** An example as it stands, with its timings. */
    static Case example(String name) throws DockerfileException, YamlException, IOException {
        Path folder = FOLDER.resolve(name);
        return of(
                Files.readString(folder.resolve("Dockerfile")),
                TimingsReader.read("timings.yml", Files.readString(folder.resolve("timings.yml"))),
                Settings.DEFAULT);
    }
}
