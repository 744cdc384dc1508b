package dev.stagefan.cli;

import dev.stagefan.cli.text.DiagnosticText;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.resolve.GraphBuilder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A Dockerfile that a command was given.
 *
 * @param shown its path as the user gave it, for messages and results
 * @param file where it is; null for standard input
 * @param diagnostics renders what there is to say about it
 */
record DockerfileSource(String shown, @Nullable Path file, Dockerfile dockerfile, DiagnosticText diagnostics) {
    static final String STANDARD_INPUT = "-";

    /**
     * Reads the Dockerfile that an argument names; {@code -} is standard input.
     *
     * @throws Failure where it cannot be read, or BuildKit would refuse it
     */
    static DockerfileSource read(Surroundings surroundings, String given) throws Failure {
        boolean standardInput = given.equals(STANDARD_INPUT);
        Path file = standardInput ? null : surroundings.directory().resolve(given);
        byte[] bytes = file == null
                ? InputFile.read("the Dockerfile from", "standard input", surroundings.in())
                : InputFile.read("the Dockerfile", given, file);
        DiagnosticText diagnostics =
                DiagnosticText.of(given, new String(bytes, StandardCharsets.UTF_8), surroundings.errStyle());
        try {
            return new DockerfileSource(given, file, DockerfileReader.read(bytes), diagnostics);
        } catch (DockerfileException e) {
            throw Failure.badInputAt(diagnostics.render(e.diagnostic()));
        }
    }

    /** Resolves the stage graph, and tells {@code err} of each warning. */
    StageGraph graph(BuildRequest request, PrintStream err) throws Failure {
        try {
            StageGraph graph = GraphBuilder.build(dockerfile, request);
            graph.diagnostics().forEach(diagnostic -> err.print(diagnostics.render(diagnostic)));
            return graph;
        } catch (DockerfileException e) {
            throw Failure.badInputAt(diagnostics.render(e.diagnostic()));
        }
    }
}
