package dev.stagefan.buildkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.stagefan.buildkit.BuildFailure.Kind;
import dev.stagefan.buildlog.SolveStatus;
import dev.stagefan.record.BuildTrace;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One call of {@code buildx build}, from its start to its end. */
final class BuildRun {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String DIGEST = "containerimage.digest";

    /** How long after Buildx's end what it wrote may take to arrive; something that it left behind may hold the pipe. */
    private static final Duration AFTER_END = Duration.ofSeconds(2);

    private final List<String> words;
    private final BuildCommand command;
    private final Map<String, String> environment;
    private final Instant startedAt = Instant.now();
    private final long start = System.nanoTime();
    private final Progress progress;
    private final List<String> said = new ArrayList<>();
    private final ObjectLines lines = new ObjectLines(this::object, this::other);
    private @Nullable RuntimeException broken;

    BuildRun(List<String> words, BuildCommand command, Map<String, String> environment, BuildListener listener) {
        this.words = words;
        this.command = command;
        this.environment = environment;
        this.progress = new Progress(listener, startedAt);
    }

    BuildResult carryOut(Cancellation cancellation) throws BuildFailure, InterruptedException {
        if (cancellation.isCancelled()) {
            throw failure(Kind.CANCELLED, "the build was cancelled before it began");
        }
        try {
            Path metadata = Files.createTempFile("stagefan-metadata", ".json");
            try {
                return carryOut(metadata, cancellation);
            } finally {
                Files.deleteIfExists(metadata);
            }
        } catch (IOException e) {
            throw failure(Kind.OTHER, "could not run " + words.get(0) + " because " + e.getMessage());
        }
    }

    private BuildResult carryOut(Path metadata, Cancellation cancellation)
            throws BuildFailure, IOException, InterruptedException {
        Process process = start(metadata);
        Thread reader = new Thread(() -> read(process), "read buildx");
        reader.setDaemon(true);
        reader.start();
        int exitCode;
        Cancellation.Registration registration = cancellation.onCancel(() -> Signals.end(process));
        try {
            exitCode = await(process, cancellation);
        } finally {
            registration.close();
        }
        reader.join(AFTER_END.toMillis());
        synchronized (progress) {
            if (broken != null) {
                throw broken;
            }
            if (exitCode != 0) {
                throw new FailureReading(exitCode, said, progress.failed(), cancellation.isCancelled())
                        .failure(trace(false));
            }
            return result(metadata);
        }
    }

    private Process start(Path metadata) throws IOException {
        List<String> all = new ArrayList<>(words);
        all.add(all.size() - 1, "--metadata-file=" + metadata);
        ProcessBuilder builder =
                new ProcessBuilder(all).directory(command.folder().toFile()).redirectOutput(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().putAll(command.environment(environment));
        // Provenance and commit of a build are of no use here, and finding them out takes time.
        builder.environment().put("BUILDX_METADATA_PROVENANCE", "disabled");
        builder.environment().put("BUILDX_GIT_INFO", "false");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** Waits for the end. An interrupt cancels the build, whose end is waited for all the same. */
    private static int await(Process process, Cancellation cancellation) throws InterruptedException {
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                if (!interrupted && !cancellation.isCancelled()) {
                    Signals.end(process);
                }
                interrupted = true;
            }
        }
        if (interrupted && !cancellation.isCancelled()) {
            throw new InterruptedException("interrupted while Buildx ran");
        }
        return process.exitValue();
    }

    private void read(Process process) {
        try (InputStream stream = new BufferedInputStream(process.getErrorStream())) {
            ProgressLines.read(stream, this::line);
        } catch (IOException e) {
            // The pipe of a process that was killed.
            return;
        } catch (RuntimeException e) {
            // A listener's. The build must not go on unheard.
            synchronized (progress) {
                broken = e;
            }
            Signals.end(process);
        }
    }

    private void line(String line) {
        synchronized (progress) {
            lines.add(line);
        }
    }

    private void object(String json) {
        SolveStatus.parse(json).ifPresent(status -> progress.add(status, Instant.now()));
    }

    private void other(String line) {
        if (said.size() < FailureReading.MOST_LINES) {
            said.add(line);
        }
    }

    private BuildResult result(Path metadata) throws BuildFailure {
        JsonNode node = metadata(metadata);
        String digest = node.path(DIGEST).textValue();
        return new BuildResult(digest, node, trace(true));
    }

    private JsonNode metadata(Path file) throws BuildFailure {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw failure(
                    Kind.OTHER,
                    "could not read what Buildx wrote of the build because it is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BuildFailure failure(Kind kind, String message) {
        return new BuildFailure(kind, message, null, null, List.of(), trace(false));
    }

    private BuildTrace trace(boolean succeeded) {
        double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
        return progress.trace(command.purpose(), seconds, succeeded);
    }
}
