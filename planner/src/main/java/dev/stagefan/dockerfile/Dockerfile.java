package dev.stagefan.dockerfile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** SHA-256 of the text in UTF-8, as {@code sha256:…}. */
    public String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether each byte of the file is part of valid UTF-8; where not, the text has U+FFFD and a diagnostic says so. */
    public boolean isUtf8() {
        return diagnostics.stream().noneMatch(found -> found.rule().equals(NOT_UTF8));
    }
}
