package dev.stagefan.testbed;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A build that a workflow ran.
 *
 * @param job id of the job
 * @param step id of the step
 * @param arguments what Buildx was called with
 * @param vertices what the engine's history says of the build
 */
public record BuildRecord(String job, String step, List<String> arguments, int exitCode, List<Vertex> vertices) {
    public BuildRecord {
        arguments = List.copyOf(arguments);
        vertices = List.copyOf(vertices);
    }

    /**
     * A step of a build.
     *
     * @param name as in {@code [base 2/3] RUN make}
     * @param cached whether the result was at hand and nothing ran
     * @param error what went wrong, if something did
     */
    public record Vertex(
            String digest,
            String name,
            boolean cached,
            @Nullable String error) {
        /** Whether this is a RUN that was carried out. */
        public boolean ran() {
            return !cached && name.matches("(?s)\\[.* \\d+/\\d+\\] RUN .*");
        }
    }

    /** The values of a flag, in order. */
    public List<String> values(String flag) {
        return IntStream.range(1, arguments.size())
                .filter(index -> arguments.get(index - 1).equals(flag))
                .mapToObj(arguments::get)
                .toList();
    }
}
