package dev.stagefan.key;

import dev.stagefan.context.ContextFiles;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.graph.StageGraph;
import java.util.Map;
import java.util.Set;

/**
 * What stage keys are made of.
 *
 * @param dockerfile the file
 * @param graph its graph for the build request that counts, looked-up build args included
 * @param bases digests of external images, as {@code sha256:…}, by the reference that the graph has; a reference that names a
 *     digest needs none
 * @param contexts {@code ""} is the build context, others are named contexts that are folders, by the name that the request
 *     has
 * @param remotes what tells the content of a git or HTTP source now, as a commit or an ETag, by its URL as expanded; a source
 *     that a checksum or a commit pins needs none
 * @param refresh how far the stages that are to float have floated, by stage index
 * @param salt of the plan: another one, other keys; may be empty
 * @param dockerfilePath path of the Dockerfile, relative to the build context, as {@code docker/Dockerfile} or {@code
 *     ../Dockerfile}: the {@code .dockerignore} beside it counts first
 * @param triggering references of those external images whose configuration has ONBUILD triggers
 */
public record KeyRequest(
        Dockerfile dockerfile,
        StageGraph graph,
        Map<String, String> bases,
        Map<String, ContextFiles> contexts,
        Map<String, String> remotes,
        Map<Integer, String> refresh,
        String salt,
        String dockerfilePath,
        Set<String> triggering) {
    public KeyRequest {
        bases = Map.copyOf(bases);
        contexts = Map.copyOf(contexts);
        remotes = Map.copyOf(remotes);
        refresh = Map.copyOf(refresh);
        triggering = Set.copyOf(triggering);
    }
}
