package dev.stagefan.cli;

import dev.stagefan.cli.text.DiagnosticText;
import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A Dockerfile that a command was given.
 *
 * @param shown its path as the user gave it, for messages and results
 * @param file where it is; null for standard input
 */
record DockerfileSource(String shown, @Nullable Path file, String text) {
    static final String STANDARD_INPUT = "-";

    /** Reads the Dockerfile that an argument names; {@code -} is standard input. */
    static DockerfileSource read(Surroundings surroundings, String given) throws Failure {
        if (given.equals(STANDARD_INPUT)) {
            return new DockerfileSource(given, null, TextFile.read("the Dockerfile from", "standard input", surroundings.in()));
        }
        Path file = surroundings.directory().resolve(given);
        return new DockerfileSource(given, file, TextFile.read("the Dockerfile", given, file));
    }

    /** Reads the stage graph, and tells {@code err} of each warning. */
    StageGraph graph(BuildRequest request, Surroundings surroundings) throws Failure {
        DiagnosticText rendering = DiagnosticText.of(shown, text, surroundings.errStyle());
        try {
            StageGraph graph = StageGraph.of(Dockerfile.parse(text), request);
            for (Diagnostic diagnostic : graph.diagnostics()) {
                surroundings.err().print(rendering.render(diagnostic));
            }
            return graph;
        } catch (DockerfileException e) {
            throw Failure.badInputAt(rendering.render(e.diagnostic()));
        }
    }
}
