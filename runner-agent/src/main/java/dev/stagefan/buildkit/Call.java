package dev.stagefan.buildkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A short call of Buildx that is over.
 *
 * @param exitCode of a process that took too long and was killed: 137
 */
record Call(int exitCode, String output, String errors) {
    private static final int KILLED = 137;

    /**
     * Calls, and waits.
     *
     * @param limit after which the process is killed
     * @throws IOException where there is no such program
     */
    static Call make(List<String> words, Map<String, String> environment, Duration limit)
            throws IOException, InterruptedException {
        Path files = Files.createTempDirectory("stagefan-buildx");
        Path output = files.resolve("output");
        Path errors = files.resolve("errors");
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(words))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            int exitCode = await(process, limit);
            return new Call(exitCode, read(output), read(errors));
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
            Files.deleteIfExists(files);
        }
    }

    private static int await(Process process, Duration limit) throws InterruptedException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            return KILLED;
        } finally {
            if (process.isAlive()) {
                Signals.kill(process);
            }
        }
    }

    /** A process that was killed may have ended within a character. */
    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    boolean isGood() {
        return exitCode == 0;
    }

    /** What it said last in errors, without the word that begins it: for a message. */
    String reason() {
        String last = errors.lines()
                .filter(line -> !line.isBlank())
                .reduce((a, b) -> b)
                .orElse("");
        String plain = last.startsWith("ERROR: ") ? last.substring("ERROR: ".length()) : last;
        return plain.isEmpty() ? "it ended with exit code " + exitCode : plain.strip();
    }
}
