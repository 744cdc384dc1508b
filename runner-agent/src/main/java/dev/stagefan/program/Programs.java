package dev.stagefan.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Programs of this machine. Java itself looks for them on its own PATH, whatever environment they are to get.
 *
 * @param environment of those that are started; its PATH is where they are looked for
 */
public record Programs(Map<String, String> environment) {
    public Programs {
        environment = Map.copyOf(environment);
    }

    /** The same with another variable in the environment. */
    public Programs with(String variable, String value) {
        Map<String, String> other = new HashMap<>(environment);
        other.put(variable, value);
        return new Programs(other);
    }

    /** How a program ended, and what it wrote; exit code -1 where it could not be started or took too long. */
    public record Result(int exitCode, String output) {
        public boolean succeeded() {
            return exitCode == 0;
        }

        /** The last line that says something, which is where programs say what went wrong. */
        public String lastLine() {
            return output.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .reduce((first, second) -> second)
                    .orElse("it said nothing");
        }
    }

    /** The first on the PATH; empty where there is none. What of the PATH is no folder's name is passed over. */
    public Optional<Path> find(String name) {
        for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (String ending : List.of("", ".exe")) {
                Optional<Path> file = folder.isEmpty() ? Optional.empty() : file(folder, name + ending);
                if (file.isPresent()) {
                    return file;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> file(String folder, String name) {
        try {
            Path file = Path.of(folder).resolve(name);
            return Files.isRegularFile(file) && Files.isExecutable(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Runs a program to its end, and no longer than the limit. */
    public Result run(Duration limit, List<String> words) throws InterruptedException {
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

    /** What starts a program, with this environment and no other. */
    public ProcessBuilder builder(List<String> words) {
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
