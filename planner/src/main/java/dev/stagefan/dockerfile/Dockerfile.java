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
    /** The rule of the warning that the file is not UTF-8. */
    public static final String NOT_UTF8 = "not-utf-8";

    public Dockerfile {
        globalArgs = List.copyOf(globalArgs);
        stages = List.copyOf(stages);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether each byte of the file is part of valid UTF-8; where not, the text has U+FFFD and a diagnostic says so. */
    public boolean isUtf8() {
        return diagnostics.stream().noneMatch(found -> found.rule().equals(NOT_UTF8));
    }
}
