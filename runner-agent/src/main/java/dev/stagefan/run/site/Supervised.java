package dev.stagefan.run.site;

import dev.stagefan.program.Programs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Something that is started, or only to be removed, whose end does not rest on this process: a small shell script waits
 * until this process closes a pipe, or is gone and no longer holds it, and cleans up.
 */
final class Supervised implements AutoCloseable {
    /** A daemon has 10 s to end; what it mounted and wrote goes afterwards. */
    private static final int SECONDS_TO_END = 60;

    private static final int LOG_LINES = 10;

    private final Process supervisor;
    private final Path log;

    private Supervised(Process supervisor, Path log) {
        this.supervisor = supervisor;
        this.log = log;
    }

    /** What happens to a daemon's data when it has ended. */
    enum Data {
        KEEP,
        REMOVE
    }

    /**
     * Starts a daemon.
     *
     * @param log takes what it writes
     * @param folder is removed when it has ended
     * @param data where it may mount file systems, which are unmounted when it has ended
     */
    static Supervised daemon(Programs programs, Path log, Path folder, Path data, Data afterwards, List<String> command)
            throws SiteException {
        List<String> words = new ArrayList<>(List.of(
                "daemon",
                log.toString(),
                folder.toString(),
                data.toString(),
                afterwards == Data.KEEP ? "keep" : "remove"));
        words.addAll(command);
        return start(programs, log, "daemon.sh", words);
    }

    /** Removes containers and volumes of Docker, and a folder, when it is closed. */
    static Supervised afterwards(
            Programs programs, Path log, Path folder, List<String> containers, List<String> volumes)
            throws SiteException {
        return start(
                programs,
                log,
                "afterwards.sh",
                List.of(
                        "afterwards",
                        log.toString(),
                        folder.toString(),
                        String.join(" ", containers),
                        String.join(" ", volumes)));
    }

    private static Supervised start(Programs programs, Path log, String script, List<String> arguments)
            throws SiteException {
        List<String> words = new ArrayList<>();
        // A session of its own, so that the terminal's Ctrl-C ends builds in order before it ends what they run on.
        programs.find("setsid").ifPresent(setsid -> words.add(setsid.toString()));
        words.addAll(List.of("/bin/sh", "-c", text(script)));
        words.addAll(arguments);
        try {
            Process process = programs.builder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Supervised(process, log);
        } catch (IOException e) {
            throw new SiteException("could not start " + arguments.get(0) + " because " + e.getMessage()
                    + "; try whether /bin/sh can be run");
        }
    }

    boolean isAlive() {
        return supervisor.isAlive();
    }

    /** The last lines of what it wrote. */
    String lastLines() {
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    private static String text(String script) {
        try (InputStream in = Supervised.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IllegalStateException(script + " is a part of stagefan, and is not there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to end it; {@link #close} waits for that. */
    void end() {
        try {
            supervisor.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
            return;
        }
    }

    /** Ends it, and waits until nothing is left of it. An interrupt does not shorten that, and is kept. */
    @Override
    public void close() {
        end();
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
        while (supervisor.isAlive() && System.nanoTime() < deadline) {
            try {
                supervisor.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
