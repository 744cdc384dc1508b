package dev.stagefan.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A program in the background with a folder of its own. It ends, and its folder with its mounts goes, when this is
 * closed or when this JVM is gone, however it went.
 */
final class Supervised implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Process supervisor;
    private final Path folder;

    private Supervised(Process supervisor, Path folder) {
        this.supervisor = supervisor;
        this.folder = folder;
    }

    /** Starts the program; all its files must be below the folder, which need not be there yet. */
    static Supervised start(Path folder, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Testbed.root().resolve("testbed/supervise").toString());
        command.add(Long.toString(ProcessHandle.current().pid()));
        command.add(folder.toString());
        command.addAll(words);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Supervised(process, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + words, e);
        }
    }

    /** Waits until the program answers; one that ends or takes too long before it does is an error with its log. */
    void awaitReady(BooleanSupplier answers) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!answers.getAsBoolean()) {
            if (!supervisor.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("what runs in " + folder + " did not get ready:\n" + log());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String log() {
        try {
            return Files.exists(logFile()) ? Files.readString(logFile()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path logFile() {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    /** Kills the program with all that it started; the supervisor then clears up. */
    void kill() {
        supervisor.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    @Override
    public void close() {
        supervisor.destroy();
        try {
            if (!supervisor.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("what runs in " + folder + " did not end:\n" + log());
            }
            Files.deleteIfExists(logFile());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
