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

    void write(Surroundings surroundings, String text) throws Failure {
        if (file == null || file.equals(STANDARD_OUTPUT)) {
            ResultWriter.write(surroundings.out(), text);
        } else {
            ResultWriter.write(file, surroundings.directory().resolve(file), text);
        }
    }
}
