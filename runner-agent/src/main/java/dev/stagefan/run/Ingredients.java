package dev.stagefan.run;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import dev.stagefan.plan.Plan;
import dev.stagefan.run.state.Fingerprint;
import dev.stagefan.run.state.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the jobs of a plan are made from, as it is on this machine. */
final class Ingredients {
    private static final String OCI_LAYOUT = "oci-layout://";

    private final RunRequest request;
    private final Plan plan;

    Ingredients(RunRequest request) {
        this.request = request;
        this.plan = request.plan();
    }

    /**
     * Refuses a plan that is not of the Dockerfile that is here, and a state folder that would be a part of the context.
     *
     * @return the stage graph that it is a plan of
     */
    StageGraph check() throws RunException {
        StageGraph graph;
        try {
            graph = GraphBuilder.build(DockerfileReader.read(Files.readAllBytes(file())), plan.request());
        } catch (IOException | DockerfileException e) {
            throw new RunException(
                    Fault.INPUT, "could not read the Dockerfile " + plan.dockerfile() + " because " + e.getMessage());
        }
        if (!graph.dockerfileDigest().equals(plan.dockerfileDigest())) {
            throw new RunException(
                    Fault.STALE,
                    "could not carry out the plan because it is of another text of " + plan.dockerfile()
                            + "; plan anew");
        }
        if (real(request.state()).startsWith(real(context()))) {
            throw new RunException(
                    Fault.INPUT,
                    "could not keep the state of the run in " + request.state() + " because that is in the build"
                            + " context, where a COPY may take it along; give a folder outside of it with --state DIR");
        }
        return graph;
    }

    /**
     * All that the jobs are made from.
     *
     * @param planDigest of the plan's JSON text
     * @param images what the repository that the jobs hand on through is told apart by
     */
    RunState state(String planDigest, String images, Map<String, String> bases) throws RunException {
        try {
            return new RunState(planDigest, images, settings(), Fingerprint.of(context()), bases);
        } catch (IOException e) {
            throw new RunException(
                    Fault.INPUT, "could not look at the build context " + plan.context() + " because " + e);
        }
    }

    private String settings() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Map.Entry<String, String> named : plan.request().namedContexts().entrySet()) {
            String value = named.getValue();
            Path folder =
                    request.root().resolve(value.startsWith(OCI_LAYOUT) ? value.substring(OCI_LAYOUT.length()) : value);
            texts.add(named.getKey() + "=" + value);
            texts.add(Files.isDirectory(folder) ? Fingerprint.of(folder) : "");
        }
        // buildkit: dockerui/config.go reads it in place of the context's own, also where it is outside of the context.
        Path ignore = file().resolveSibling(file().getFileName() + ".dockerignore");
        texts.add(Files.exists(ignore) ? Files.readString(ignore) : "");
        texts.addAll(request.secrets());
        texts.addAll(request.ssh());
        return Fingerprint.of(texts);
    }

    private Path file() {
        return request.root().resolve(plan.dockerfile());
    }

    private Path context() {
        return request.root().resolve(plan.context());
    }

    /** The path without symbolic links, as far as it is there. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                try {
                    return there.toRealPath().resolve(there.relativize(absolute));
                } catch (IOException e) {
                    return absolute;
                }
            }
        }
        return absolute;
    }
}
