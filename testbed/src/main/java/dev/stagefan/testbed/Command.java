package dev.stagefan.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program to run to its end. Its environment is its own: nothing is inherited but PATH. */
final class Command {
    /** How a program ended. */
    record Result(List<String> words, int exitCode, String output, String errors) {
        /** The result, if the program succeeded; otherwise an error with all that it said. */
        Result orFail() {
            if (exitCode != 0) {
                throw new IllegalStateException(
                        "could not run " + words + ": exit code " + exitCode + "\n" + output + errors);
            }
            return this;
        }
    }

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final List<String> words;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private Path folder = Path.of("").toAbsolutePath();
    private String input = "";

    private Command(List<String> words) {
        this.words = words;
        environment.put("PATH", System.getenv("PATH"));
    }

    static Command of(Object program, Object... arguments) {
        return of(Stream.concat(Stream.of(program), Stream.of(arguments))
                .map(Object::toString)
                .toList());
    }

    static Command of(List<String> words) {
        return new Command(new ArrayList<>(words));
    }

    Command in(Path workingFolder) {
        folder = workingFolder;
        return this;
    }

    Command with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    Command with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    Command reading(String text) {
        input = text;
        return this;
    }

    /** Runs the program; one that takes longer than five minutes is ended with all that it started. */
    Result run() {
        try {
            return runIn(Files.createTempDirectory("stagefan-command"));
        } catch (IOException e) {
            throw new UncheckedIOException("could not run " + words, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + words, e);
        }
    }

    private Result runIn(Path files) throws IOException, InterruptedException {
        Path in = Files.writeString(files.resolve("in"), input);
        Path out = files.resolve("out");
        Path err = files.resolve("err");
        try {
            Process process = process(in, out, err).start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new IllegalStateException(
                        words + " did not end within " + LIMIT + "\n" + Files.readString(out) + Files.readString(err));
            }
            return new Result(words, process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Folders.delete(files);
        }
    }

    private ProcessBuilder process(Path in, Path out, Path err) {
        ProcessBuilder builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
