package dev.stagefan.run.site;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Programs of this machine.
 *
 * @param environment of those that are started; its PATH is where they are looked for
 */
record Programs(Map<String, String> environment) {
    Programs {
        environment = Map.copyOf(environment);
    }

    /** The same with another variable in the environment. */
    Programs with(String variable, String value) {
        Map<String, String> other = new HashMap<>(environment);
        other.put(variable, value);
        return new Programs(other);
    }

    /** How a program ended, and what it wrote; exit code -1 where it could not be started or took too long. */
    record Result(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }

        /** The last line that says something, which is where programs say what went wrong. */
        String lastLine() {
            return output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((first, second) -> second)
                    .orElse("it said nothing");
        }
    }

    /** A program on the PATH. */
    Optional<Path> find(String name) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(name))
                .filter(file -> Files.isExecutable(file) && !Files.isDirectory(file))
                .findFirst();
    }

    /** Runs a program to its end, and no longer than the limit. */
    Result run(Duration limit, List<String> words) throws InterruptedException {
        Path output = null;
        Process process = null;
        try {
            output = Files.createTempFile("stagefan-", ".out");
            process = builder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            String text = Files.readString(output, StandardCharsets.UTF_8);
            return ended
                    ? new Result(process.exitValue(), text)
                    : new Result(-1, text + "\nit did not end within " + limit.toSeconds() + " s");
        } catch (IOException e) {
            return new Result(-1, String.valueOf(e.getMessage()));
        } finally {
            end(process);
            delete(output);
        }
    }

    ProcessBuilder builder(List<String> words) {
        List<String> found = new ArrayList<>(words);
        // Java would look on the PATH of its own process.
        if (!words.get(0).contains("/")) {
            find(words.get(0)).ifPresent(program -> found.set(0, program.toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(found);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }

    private static void end(@Nullable Process process) {
        if (process != null && process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A temporary file that stays is no reason to fail.
            return;
        }
    }
}
