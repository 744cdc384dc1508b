package dev.stagefan.faults;

import dev.stagefan.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code stagefan agent} in a process of its own. */
final class AgentProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Process process;
    private final Path folder;

    private AgentProcess(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
    }

    /**
     * How it ended.
     *
     * @param output what it wrote to standard output
     * @param messages what it wrote to standard error
     */
    record Ending(int exitCode, String output, String messages) {
        /** The digest of what it made, by the line that names it. */
        String digest(String key) {
            return output.lines()
                    .filter(line -> line.startsWith(key + " "))
                    .map(line -> line.substring(key.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nothing was made as " + key + ": " + this));
        }

        /** All of it, for an assertion that fails. */
        @Override
        public String toString() {
            return "exit code " + exitCode + "\n" + output + messages;
        }
    }

    /**
     * Starts it.
     *
     * @param environment on top of PATH, the only variable that it has
     * @param temporary its folder for temporary files
     */
    static AgentProcess start(List<String> arguments, Map<String, String> environment, Path temporary) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "agent"));
        words.addAll(arguments);
        try {
            Path folder = Files.createTempDirectory("agent");
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectOutput(folder.resolve("out").toFile())
                    .redirectError(folder.resolve("err").toFile());
            builder.environment().keySet().retainAll(List.of("PATH"));
            builder.environment().putAll(environment);
            return new AgentProcess(builder.start(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end. */
    Ending await() {
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the agent did not end within " + LIMIT + ": " + ending(-1));
            }
            return ending(process.exitValue());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until it has said something. */
    void awaitMessage(String text) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!ending(-1).messages().contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the agent never said \"" + text + "\": " + ending(-1));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private Ending ending(int exitCode) {
        try {
            return new Ending(
                    exitCode, Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it with all that it started, as the end of its machine does. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
        try {
            process.waitFor();
            Files.deleteIfExists(folder.resolve("out"));
            Files.deleteIfExists(folder.resolve("err"));
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
