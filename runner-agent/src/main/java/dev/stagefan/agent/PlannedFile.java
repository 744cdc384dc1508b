package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The Dockerfile that a plan was made of.
 *
 * @param path where it is
 * @param graph its stages, for the plan's build request
 */
record PlannedFile(Path path, Dockerfile dockerfile, StageGraph graph) {
    private static final String PLAN_AGAIN = "make the plan again, with stagefan generate or stagefan plan";

    /**
     * Reads it.
     *
     * @param root the folder that the plan's paths are relative to
     * @throws AgentException where it is not there, or is another one
     */
    static PlannedFile read(Plan plan, Path root) throws AgentException {
        Path path = root.resolve(plan.dockerfile());
        Dockerfile dockerfile;
        try {
            dockerfile = DockerfileReader.read(Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new AgentException(
                    Fault.INPUT,
                    "could not read " + plan.dockerfile() + " because there is no such file in " + root
                            + "; check the repository out, or give its folder with --root");
        } catch (IOException e) {
            throw new AgentException(
                    Fault.INPUT, "could not read " + plan.dockerfile() + " because of " + e.getMessage());
        } catch (DockerfileException e) {
            throw stale(plan);
        }
        if (!dockerfile.digest().equals(plan.dockerfileDigest())) {
            throw stale(plan);
        }
        return new PlannedFile(path, dockerfile, graph(dockerfile, plan.request()));
    }

    private static AgentException stale(Plan plan) {
        return new AgentException(
                Fault.STALE,
                "could not use the plan because " + plan.dockerfile()
                        + " is not the text that it was made of any more; " + PLAN_AGAIN);
    }

    private static StageGraph graph(Dockerfile dockerfile, BuildRequest request) throws AgentException {
        try {
            return GraphBuilder.build(dockerfile, request);
        } catch (DockerfileException e) {
            throw new AgentException(
                    Fault.STALE,
                    "could not use the plan because with its build request line "
                            + e.diagnostic().position().line() + " of the Dockerfile is refused: "
                            + e.diagnostic().message() + "; " + PLAN_AGAIN);
        }
    }

    /**
     * The same with build args on top of the plan's.
     *
     * @throws AgentException where the stages, or how they consume each other, are not what was planned; says which stage is
     *     another
     */
    PlannedFile with(Map<String, String> buildArgs) throws AgentException {
        Map<String, String> all = new LinkedHashMap<>(graph.request().buildArgs());
        all.putAll(buildArgs);
        BuildRequest request = graph.request();
        StageGraph built = graph(
                dockerfile,
                new BuildRequest(
                        request.target(), all, request.platform(), request.buildPlatform(), request.namedContexts()));
        for (int i = 0; i < graph.stages().size(); i++) {
            int stage = i;
            if (!planned(graph.stages().get(i)).equals(planned(built.stages().get(i)))
                    || !consumed(graph, stage).equals(consumed(built, stage))) {
                throw new AgentException(
                        Fault.STALE,
                        "could not use the plan because with the build args given stage "
                                + graph.stages().get(i).label() + " on line "
                                + graph.stages().get(i).startLine()
                                + " starts from, takes or needs something else than was planned; make the plan with the"
                                + " same --build-arg");
            }
        }
        return new PlannedFile(path, dockerfile, built);
    }

    /** What of a stage a plan rests on. The contents of files that it reads, and their names, may be others. */
    private static List<Object> planned(StageNode stage) {
        StageNode.StageFacts facts = stage.facts();
        return List.of(
                stage.base(),
                String.valueOf(stage.platform()),
                stage.reachable(),
                facts.contextSources().isEmpty(),
                facts.secrets(),
                facts.ssh(),
                facts.images(),
                facts.entitlements());
    }

    private static List<Object> consumed(StageGraph graph, int stage) {
        return List.copyOf(
                graph.edges().stream().filter(edge -> edge.to() == stage).toList());
    }
}
