package dev.stagefan.graph;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.resolve.GraphBuilder;
import java.util.Map;

/** Graphs of Dockerfiles in tests. */
final class Graphs {
    private Graphs() {}

    static StageGraph of(String dockerfile) throws DockerfileException {
        return of(dockerfile, Map.of());
    }

    static StageGraph of(String dockerfile, Map<String, String> buildArgs) throws DockerfileException {
        BuildRequest request = new BuildRequest(null, buildArgs, Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());
        return GraphBuilder.build(DockerfileReader.read(dockerfile), request);
    }

    static StageNode.StageFacts factsOfLast(String dockerfile) throws DockerfileException {
        return factsOfLast(dockerfile, Map.of());
    }

    static StageNode.StageFacts factsOfLast(String dockerfile, Map<String, String> buildArgs)
            throws DockerfileException {
        StageGraph graph = of(dockerfile, buildArgs);
        return graph.stages().get(graph.target()).facts();
    }
}
