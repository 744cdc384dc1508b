package dev.stagefan.workflow;

import dev.stagefan.dockerfile.Directives;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.graph.StageNode.StageFacts;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Timeline;
import dev.stagefan.plan.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans made by hand, for what a planner would rarely choose. Every stage has five lines of the Dockerfile. */
final class PlanFixture {
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    private static final StageFacts NO_FACTS = new StageFacts(
            true, List.of(), List.of(), List.of(), false, List.of(), List.of(), List.of(), List.of(), List.of());

    private final List<StageNode> stages = new ArrayList<>();
    private final List<Job> jobs = new ArrayList<>();
    private final Map<String, String> buildArgs = new LinkedHashMap<>();
    private final Map<String, String> namedContexts = new LinkedHashMap<>();
    private final List<Instruction.Arg> globalArgs = new ArrayList<>();
    private String dockerfile = "Dockerfile";
    private String text = "FROM scratch\n";
    private char escape = '\\';

    /** Adds a stage; null is one without a name. */
    PlanFixture stage(@Nullable String name) {
        int index = stages.size();
        stages.add(new StageNode(index, name, new Base.Scratch(), null, 5 * index + 1, 5 * index + 5, true, NO_FACTS));
        return this;
    }

    PlanFixture dockerfile(String path) {
        this.dockerfile = path;
        return this;
    }

    PlanFixture text(String dockerfileText) {
        this.text = dockerfileText;
        return this;
    }

    /** A default that a global ARG gives. */
    PlanFixture argDefault(String name, String value) {
        Origin origin = new Origin("arg", "ARG " + name + "=" + value, Position.of(1, 1), 1);
        globalArgs.add(new Instruction.Arg(origin, List.of(new Instruction.ArgDeclaration(name, value))));
        return this;
    }

    PlanFixture escape(char character) {
        this.escape = character;
        return this;
    }

    PlanFixture buildArg(String name, String value) {
        buildArgs.put(name, value);
        return this;
    }

    PlanFixture namedContext(String name, String value) {
        namedContexts.put(name, value);
        return this;
    }

    PlanFixture job(JobFixture job) {
        jobs.add(job.build());
        return this;
    }

    Input input(int stage, String job, Transport transport, String reason) {
        return new Input(stage, stages.get(stage).label(), job, transport, reason);
    }

    Output image(int stage) {
        return output(stage, Transport.NAMED_CONTEXT, List.of());
    }

    Output stageImage(int stage) {
        return output(stage, Transport.STAGE_IMAGE, List.of());
    }

    Output slice(int stage, String... paths) {
        return output(stage, Transport.SLICE, List.of(paths));
    }

    Output cache(int stage) {
        return output(stage, Transport.REGISTRY_CACHE, List.of());
    }

    String generate(WorkflowOptions options) throws WorkflowException {
        return generate(options, (Timeline) null);
    }

    String generate(WorkflowOptions options, @Nullable Timeline timeline) throws WorkflowException {
        StageGraph graph = graph();
        return WorkflowGenerator.generate(plan(graph, Carrier.DOCKER_ACTIONS, timeline), read(), graph, options);
    }

    String generate(WorkflowOptions options, AgentOptions agent) throws WorkflowException {
        StageGraph graph = graph();
        return WorkflowGenerator.generate(plan(graph, Carrier.AGENT, null), read(), graph, options, agent);
    }

    private StageGraph graph() {
        BuildRequest request =
                new BuildRequest(null, buildArgs, Platform.LINUX_AMD64, Platform.LINUX_AMD64, namedContexts);
        return new StageGraph(
                request,
                stages.size() - 1,
                stages,
                List.of(),
                List.of("docker.io/library/busybox"),
                List.of(),
                DIGEST,
                List.of());
    }

    private Plan plan(StageGraph graph, Carrier carrier, @Nullable Timeline timeline) {
        return new Plan(
                dockerfile,
                ".",
                DIGEST,
                carrier,
                graph.request(),
                "cache-merge-linux-amd64",
                jobs,
                timeline,
                List.of(),
                List.of());
    }

    private Dockerfile read() {
        return new Dockerfile(text, new Directives(null, escape, null), globalArgs, List.of(), List.of());
    }

    private Output output(int stage, Transport transport, List<String> paths) {
        String label = stages.get(stage).label();
        Integer cut = stages.get(stage).name() == null
                ? Integer.valueOf(stages.get(stage).endLine())
                : null;
        return new Output(stage, label, transport, paths, cut, "cache-" + label + "-linux-amd64");
    }
}
