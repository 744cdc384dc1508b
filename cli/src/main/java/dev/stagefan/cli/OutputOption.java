package dev.stagefan.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a result goes. */
final class OutputOption {
    private static final String STANDARD_OUTPUT = "-";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the result to a file, whole or not at all (default: standard output).")
    @Nullable
    String file;

    /** The path that was given, or null for standard output. */
    @Nullable
    String path() {
        return STANDARD_OUTPUT.equals(file) ? null : file;
    }

    void write(Surroundings surroundings, String text) throws Failure {
        String path = path();
        if (path == null) {
            ResultWriter.write(surroundings.out(), text);
        } else {
            ResultWriter.write(path, surroundings.directory().resolve(path), text);
        }
    }
}
