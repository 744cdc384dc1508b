package dev.stagefan.agent;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.timings.Timings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Plans of Dockerfiles that tests write. */
final class Planned {
    private Planned() {}

    static StageGraph graph(String dockerfile, Map<String, String> buildArgs, Map<String, String> namedContexts) {
        try {
            return GraphBuilder.build(
                    DockerfileReader.read(dockerfile.getBytes(StandardCharsets.UTF_8)),
                    new BuildRequest(null, buildArgs, Platform.LINUX_AMD64, Platform.LINUX_AMD64, namedContexts));
        } catch (DockerfileException e) {
            throw new IllegalStateException(e);
        }
    }

    static Plan plan(String dockerfile, Map<String, String> buildArgs) {
        return plan(dockerfile, buildArgs, List.of());
    }

    /** @param isolated stages that get a job each */
    static Plan plan(String dockerfile, Map<String, String> buildArgs, List<String> isolated) {
        try {
            return Planner.plan(new PlanRequest(
                    "Dockerfile",
                    ".",
                    graph(dockerfile, buildArgs, Map.of()),
                    Timings.NONE,
                    Fleet.GITHUB,
                    Limits.NONE,
                    new Overrides(isolated, List.of(), Map.of()),
                    Carrier.AGENT));
        } catch (PlanException e) {
            throw new IllegalStateException(e);
        }
    }
}
