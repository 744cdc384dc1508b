package dev.stagefan.graph;

import dev.stagefan.dockerfile.Diagnostic;
import java.util.List;

/**
 * The stages of a Dockerfile and how they consume each other, for one build request.
 *
 * @param request what was asked
 * @param target index of the stage asked for
 * @param stages every stage in file order, reachable or not
 * @param edges one for each consuming instruction, ordered by consumer, then line; between reachable stages they always
 *     point down the file. A stage that a named context replaces consumes nothing
 * @param images references of the images that reachable stages need, sorted, without repeats
 * @param sameVertex groups of reachable stages (indexes, ascending, two or more a group) that BuildKit would build as
 *     one: same base and same instructions
 * @param dockerfileDigest SHA-256 of the Dockerfile's text, as {@code sha256:…}
 * @param diagnostics warnings; what refuses the file is an exception instead
 */
public record StageGraph(
        BuildRequest request,
        int target,
        List<StageNode> stages,
        List<Edge> edges,
        List<String> images,
        List<List<Integer>> sameVertex,
        String dockerfileDigest,
        List<Diagnostic> diagnostics) {
    public StageGraph {
        stages = List.copyOf(stages);
        edges = List.copyOf(edges);
        images = List.copyOf(images);
        sameVertex = List.copyOf(sameVertex);
        diagnostics = List.copyOf(diagnostics);
    }
}
