package dev.stagefan.buildkit;

import dev.stagefan.buildlog.SolveStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Progress of real builds, by BuildKit 0.33.1 and Buildx 0.37.2, with what Buildx said after it. */
final class Streams {
    /** A little before the first instant in any of them. */
    static final Instant CALLED = Instant.parse("2026-11-25T08:00:00Z");

    private Streams() {}

    /** The lines of a file. */
    static List<String> lines(String name) {
        try (InputStream stream = Streams.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Buildx said besides the progress. */
    static List<String> said(String name) {
        return lines(name).stream().filter(line -> !line.startsWith("{")).toList();
    }

    /** The progress of a build, told to a listener, as if all of it had come half a second after the call. */
    static Progress read(List<String> lines, BuildListener listener) {
        Progress progress = new Progress(listener, CALLED);
        lines.stream()
                .map(SolveStatus::parse)
                .flatMap(Optional::stream)
                .forEach(status -> progress.add(status, CALLED.plusMillis(500)));
        return progress;
    }

    /** What a listener is told of a build. */
    static List<BuildEvent> events(String name) {
        List<BuildEvent> events = new ArrayList<>();
        read(lines(name), events::add);
        return events;
    }
}
