package dev.stagefan.buildkit;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Ends Buildx in order: it is interrupted, as by Ctrl-C, on which it cancels the build on the engine; then told to
 * terminate; then killed. GitHub gives a job that is cancelled ten seconds in all.
 */
final class Signals {
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(5);
    private static final Duration AFTER_TERMINATION = Duration.ofSeconds(2);

    private Signals() {}

    /** Begins to end the process, in the background. */
    static void end(Process process) {
        Thread thread = new Thread(() -> endNow(process), "end buildx");
        thread.setDaemon(true);
        thread.start();
    }

    private static void endNow(Process process) {
        try {
            interrupt(process);
            if (process.waitFor(AFTER_INTERRUPT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            all(process).forEach(ProcessHandle::destroy);
            if (!process.waitFor(AFTER_TERMINATION.toMillis(), TimeUnit.MILLISECONDS)) {
                kill(process);
            }
        } catch (InterruptedException e) {
            kill(process);
            Thread.currentThread().interrupt();
        }
    }

    static void kill(Process process) {
        all(process).forEach(ProcessHandle::destroyForcibly);
    }

    /** The process and all that it started; the plugin of {@code docker buildx} is a process of its own. */
    private static Stream<ProcessHandle> all(Process process) {
        return Stream.concat(process.descendants().toList().stream(), Stream.of(process.toHandle()));
    }

    /**
     * Java has no call for it. Other children, as the ssh through which a builder is reached, are left alone: without them
     * Buildx could not tell the engine.
     */
    private static void interrupt(Process process) throws InterruptedException {
        List<ProcessHandle> interrupted = all(process)
                .filter(handle -> handle.pid() == process.pid() || isBuildx(handle))
                .toList();
        for (ProcessHandle handle : interrupted) {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(handle.pid()))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException e) {
                // No such program, as on Windows: what Java can do must do.
                handle.destroy();
            }
        }
    }

    private static boolean isBuildx(ProcessHandle handle) {
        return handle.info().command().filter(path -> path.contains("buildx")).isPresent();
    }
}
