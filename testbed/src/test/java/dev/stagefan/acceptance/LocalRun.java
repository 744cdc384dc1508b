package dev.stagefan.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stagefan.cli.Main;
import dev.stagefan.testbed.Registry;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code stagefan run} in a process of its own, on a machine with BuildKit and Buildx on the PATH and without Docker. */
final class LocalRun implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LIMIT_SECONDS = 240;

    private final Process process;
    private final Path out;
    private final Path err;
    private final Path state;

    private LocalRun(Process process, Path home, String name) {
        this.process = process;
        this.out = home.resolve(name + ".out");
        this.err = home.resolve(name + ".err");
        this.state = home.resolve("state");
    }

    /**
     * Starts it.
     *
     * @param folder with the Dockerfile
     * @param home of the user, with the state of runs
     * @param name of this run's output, in the home
     */
    static LocalRun start(Bench bench, Path folder, Path home, String name, List<String> options) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--format=json",
                "--state=" + home.resolve("state"),
                "--buildkitd-config=" + home.resolve("buildkitd.toml")));
        words.addAll(options);
        try {
            String login = Base64.getEncoder()
                    .encodeToString((Registry.USER + ":" + Registry.PASSWORD).getBytes(StandardCharsets.UTF_8));
            Files.writeString(
                    home.resolve("config.json"),
                    "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}"
                            .formatted(bench.images().address(), login));
            Files.writeString(home.resolve("buildkitd.toml"), bench.engineConfiguration());
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectOutput(home.resolve(name + ".out").toFile())
                    .redirectError(home.resolve(name + ".err").toFile());
            String path = System.getenv("PATH");
            builder.environment().clear();
            builder.environment().put("PATH", Testbed.tool("buildkitd").getParent() + ":" + path);
            builder.environment().put("HOME", home.toString());
            builder.environment().put("DOCKER_CONFIG", home.toString());
            // Whatever Docker there is on this machine, its engine is not.
            builder.environment().put("DOCKER_HOST", "unix://" + home.resolve("no-engine"));
            Process process = builder.start();
            process.getOutputStream().close();
            return new LocalRun(process, home, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end, and answers the exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("stagefan run did not end:\n" + messages());
        }
        return process.exitValue();
    }

    /** Waits until it has said something. */
    LocalRun awaitMessage(String part) throws InterruptedException {
        for (long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
                !messages().contains(part); ) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("stagefan run did not say " + part + ":\n" + messages());
            }
            Thread.sleep(50);
        }
        return this;
    }

    /** Sends a signal, as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    String messages() {
        return read(err);
    }

    JsonNode result() {
        try {
            return JSON.readTree(read(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until no process and no mount has to do with the run's state; what was killed may take some seconds. */
    void awaitNothingLeft() throws InterruptedException {
        for (int tenths = 0; isSomethingLeft(); tenths++) {
            if (tenths > 600) {
                throw new AssertionError("something of the run in " + state + " is left");
            }
            Thread.sleep(100);
        }
    }

    private boolean isSomethingLeft() {
        return read(Path.of("/proc/self/mountinfo")).contains(state.toString())
                || ProcessHandle.allProcesses()
                        .filter(other -> other.pid() != process.pid())
                        .map(other -> other.info().commandLine().orElse(""))
                        .anyMatch(words -> words.contains(state.toString()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
