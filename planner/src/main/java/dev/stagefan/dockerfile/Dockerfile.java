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

    /** Whether each byte of the file is part of valid UTF-8; where not, the text has U+FFFD and a diagnostic says so. */
    public boolean isUtf8() {
        return diagnostics.stream().noneMatch(found -> found.rule().equals(DockerfileReader.NOT_UTF8));
    }

    /**
     * Reads a Dockerfile as BuildKit v0.33.1 does, without expanding anything or looking stages up.
     *
     * @throws DockerfileException if BuildKit would refuse it before building
     */
    public static Dockerfile parse(String text) throws DockerfileException {
        return DockerfileReader.read(text, ByteText.of(text));
    }

    /**
     * Reads a Dockerfile from the bytes of its file, which BuildKit takes for UTF-8. An invalid byte is U+FFFD in
     * {@link #text} and in words, but still itself where BuildKit looks at bytes.
     *
     * @throws DockerfileException if BuildKit would refuse it before building
     */
    public static Dockerfile parse(byte[] bytes) throws DockerfileException {
        String byteText = ByteText.of(bytes);
        return DockerfileReader.read(ByteText.toText(byteText), byteText);
    }
}
