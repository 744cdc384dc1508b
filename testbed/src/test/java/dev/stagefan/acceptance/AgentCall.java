package dev.stagefan.acceptance;

import dev.stagefan.testbed.Buildx;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A call of {@code stagefan agent} in a process of its own. */
final class AgentCall implements AutoCloseable {
    private static final int LIMIT_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;
    private final Path outputs;

    private AgentCall(Process process, Path out, Path err, Path outputs) {
        this.process = process;
        this.out = out;
        this.err = err;
        this.outputs = outputs;
    }

    /**
     * How a call ended.
     *
     * @param outputs those of the step, as a workflow would have them
     */
    record Outcome(int exitCode, String out, String err, Map<String, String> outputs) {
        Outcome orFail() {
            if (exitCode != 0) {
                throw new AssertionError("exit code " + exitCode + ": " + err);
            }
            return this;
        }
    }

    /**
     * Starts a call.
     *
     * @param folder the repository
     * @param files where what it writes goes
     * @param name of those files
     */
    static AgentCall start(
            Path folder, Path files, String name, Buildx buildx, Map<String, String> environment, List<String> words) {
        List<String> arguments = new ArrayList<>(List.of("agent"));
        arguments.addAll(words);
        return startCommand(folder, files, name, buildx, environment, arguments);
    }

    /** The same of any command. */
    static AgentCall startCommand(
            Path folder, Path files, String name, Buildx buildx, Map<String, String> environment, List<String> words) {
        Path out = files.resolve(name + ".out");
        Path err = files.resolve(name + ".err");
        Path outputs = files.resolve(name + ".outputs");
        ProcessBuilder builder = new ProcessBuilder(Stagefan.words(words))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("GITHUB_"));
        builder.environment().putAll(buildx.environment());
        builder.environment().put("STAGEFAN_BUILDX", Testbed.tool("buildx").toString());
        builder.environment().put("GITHUB_OUTPUT", outputs.toString());
        builder.environment().putAll(environment);
        try {
            Files.deleteIfExists(outputs);
            return new AgentCall(builder.start(), out, err, outputs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has written a text to standard error. */
    AgentCall awaitText(String text) throws IOException, InterruptedException {
        for (int i = 0; i < LIMIT_SECONDS * 20; i++) {
            if (Files.readString(err).contains(text)) {
                return this;
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("did not write \"" + text + "\" but: " + Files.readString(err));
    }

    /** Sends a signal, as {@code INT}. */
    AgentCall signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        return this;
    }

    Outcome await() throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("takes longer than " + LIMIT_SECONDS + " s: " + Files.readString(err));
        }
        Map<String, String> set = new TreeMap<>();
        if (Files.exists(outputs)) {
            for (String line : Files.readAllLines(outputs)) {
                int equals = line.indexOf('=');
                set.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err), set);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
