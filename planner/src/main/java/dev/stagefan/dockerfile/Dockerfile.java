package dev.stagefan.dockerfile;

import java.util.List;

/**
 * A Dockerfile, read.
 *
 * @param text the whole text, as given
 * @param directives the parser directives at its top
 * @param globalArgs ARG instructions before the first FROM, in order
 * @param stages in file order, at least one
 * @param diagnostics warnings; what refuses the file is a {@link DockerfileException} instead
 */
public record Dockerfile(
        String text,
        Directives directives,
        List<Instruction.Arg> globalArgs,
        List<Stage> stages,
        List<Diagnostic> diagnostics) {
    public Dockerfile {
        globalArgs = List.copyOf(globalArgs);
        stages = List.copyOf(stages);
        diagnostics = List.copyOf(diagnostics);
    }
}
