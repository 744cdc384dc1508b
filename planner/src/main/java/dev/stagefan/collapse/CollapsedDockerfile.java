package dev.stagefan.collapse;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.Output;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user's Dockerfile as one job builds it: the body of each finished stage is replaced, in place, by
 * {@code FROM REPOSITORY@DIGEST AS name} and the ARGs that its children see. Whatever else is in the file stays on its
 * line; removed lines are blank.
 *
 * @param text what BuildKit is given in place of the Dockerfile
 * @param target the value of {@code --target}; null for the last stage of the text
 * @param buildArgs build args that the build needs besides those of the request, so that a stage sees what it sees in the
 *     single build; a value that the request has goes before one of these
 */
public record CollapsedDockerfile(String text, @Nullable String target, Map<String, String> buildArgs) {
    public CollapsedDockerfile {
        buildArgs = Map.copyOf(buildArgs);
    }

    /**
     * What builds a product of a job: for a stage image the stage with its ONBUILD lines blanked, for a slice the file
     * with the slice as a stage at its end.
     *
     * @param dockerfile what the graph was made of
     * @param graph for the build request with all that the runner adds to it
     * @param images {@code REPOSITORY@sha256:…} by index of each finished stage
     * @throws DockerfileException if something that the file says cannot be kept exactly
     */
    public static CollapsedDockerfile ofOutput(
            Dockerfile dockerfile, StageGraph graph, Output output, Map<Integer, String> images)
            throws DockerfileException {
        throw new UnsupportedOperationException();
    }

    /**
     * What builds the final image; the parameters are those of {@link #ofOutput}.
     *
     * @throws DockerfileException if something that the file says cannot be kept exactly
     */
    public static CollapsedDockerfile ofTarget(Dockerfile dockerfile, StageGraph graph, Map<Integer, String> images)
            throws DockerfileException {
        throw new UnsupportedOperationException();
    }
}
