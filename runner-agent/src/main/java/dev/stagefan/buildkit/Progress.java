package dev.stagefan.buildkit;

import dev.stagefan.buildkit.BuildEvent.Began;
import dev.stagefan.buildkit.BuildEvent.Ended;
import dev.stagefan.buildkit.BuildEvent.Moved;
import dev.stagefan.buildkit.BuildEvent.Named;
import dev.stagefan.buildlog.SolveStatus;
import dev.stagefan.buildlog.SolveStatus.Output;
import dev.stagefan.buildlog.SolveStatus.PartState;
import dev.stagefan.buildlog.SolveStatus.VertexState;
import dev.stagefan.buildlog.Transfer;
import dev.stagefan.buildlog.Vertex;
import dev.stagefan.record.BuildTrace;
import dev.stagefan.record.BuildTrace.Ending;
import dev.stagefan.record.BuildTrace.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A build's progress while it is read: tells a listener what happens, and keeps what the trace says in the end. */
final class Progress {
    private static final String LAYER = "sha256:";

    private final BuildListener listener;
    private final Instant startedAt;
    private final Map<String, StepProgress> steps = new LinkedHashMap<>();
    private final Map<String, StepProgress> byDigest = new HashMap<>();
    private boolean pushed;
    private @Nullable Instant zero;

    /**
     * A progress of which nothing is read.
     *
     * @param startedAt when Buildx was called, by this machine's clock
     */
    Progress(BuildListener listener, Instant startedAt) {
        this.listener = listener;
        this.startedAt = startedAt;
    }

    /**
     * Takes over what is new.
     *
     * @param now by this machine's clock
     */
    void add(SolveStatus status, Instant now) {
        for (VertexState state : status.vertices()) {
            StepProgress step = step(state);
            byDigest.put(state.digest(), step);
            update(step, state, now);
        }
        for (PartState part : status.parts()) {
            StepProgress step = byDigest.get(part.vertex());
            if (step != null) {
                add(step, part);
            }
        }
        for (Output output : status.output()) {
            StepProgress step = byDigest.get(output.vertex());
            if (step != null) {
                write(step, output);
            }
        }
    }

    private StepProgress step(VertexState state) {
        StepProgress known = steps.get(state.shownId());
        if (known != null) {
            return known;
        }
        StepProgress step = new StepProgress(steps.size(), state.shownName(), listener);
        steps.put(state.shownId(), step);
        listener.on(new Named(step.index(), step.name()));
        return step;
    }

    private void update(StepProgress step, VertexState state, Instant now) {
        Instant started = state.started();
        boolean begins = started != null && step.isNew(state.digest(), started);
        if (started != null && begins) {
            listener.on(new Began(step.index(), step.name(), seconds(started, now)));
        }
        boolean ran = step.progress().isRunning() || begins;
        step.progress().update(state);
        Instant completed = state.completed();
        if (completed != null && ran && !step.progress().isRunning()) {
            step.flush();
            String error = state.error().isEmpty() ? null : state.error();
            listener.on(new Ended(step.index(), step.name(), seconds(completed, now), state.cached(), error));
        }
    }

    private void add(StepProgress step, PartState part) {
        step.progress().add(part);
        pushed |= part.id().startsWith("pushing ") || part.id().startsWith("writing layer ");
        if (part.current() > 0 || part.total() > 0) {
            Long total = part.total() > 0 ? Long.valueOf(part.total()) : null;
            listener.on(new Moved(step.index(), step.name(), part.id(), part.current(), total));
        }
    }

    private static void write(StepProgress step, Output output) {
        try {
            step.write(output.stream(), Base64.getDecoder().decode(output.base64()));
        } catch (IllegalArgumentException e) {
            // No base64: a line that was cut when Buildx was killed. There is nothing to show of it.
            return;
        }
    }

    /**
     * Seconds after the build's start. The engine's clock may be another one, and wrong: its first instant is taken to be
     * the moment at which this machine heard of it.
     */
    private double seconds(Instant instant, Instant now) {
        if (zero == null) {
            zero = instant.minus(Duration.between(startedAt, now));
        }
        return between(zero, instant);
    }

    private static double between(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e9);
    }

    /** The step that failed first, those that were cancelled because of it left out. */
    Optional<StepProgress> failed() {
        return steps.values().stream()
                .filter(step -> step.progress().vertex().outcome() == Vertex.Outcome.FAILED)
                .findFirst();
    }

    /** What the build did. */
    BuildTrace trace(String purpose, double seconds, boolean succeeded) {
        List<Step> traced = new ArrayList<>();
        for (StepProgress step : steps.values()) {
            Vertex vertex = step.progress().vertex();
            Instant began = step.progress().startedAt();
            traced.add(new Step(
                    step.name(),
                    ending(vertex.outcome()),
                    began == null || zero == null ? null : Double.valueOf(between(zero, began)),
                    vertex.seconds()));
        }
        return new BuildTrace(purpose, startedAt, seconds, succeeded, pulledBytes(), pushed ? null : 0L, traced);
    }

    private static Ending ending(Vertex.Outcome outcome) {
        return switch (outcome) {
            case COMPLETED -> Ending.COMPLETED;
            case CACHED -> Ending.CACHED;
            case FAILED -> Ending.FAILED;
            case CANCELED -> Ending.CANCELLED;
            case UNFINISHED -> Ending.UNFINISHED;
        };
    }

    /** A layer that two steps need is loaded once, and may show under both. */
    private long pulledBytes() {
        Map<String, Long> layers = new HashMap<>();
        steps.values().stream()
                .map(step -> step.progress().vertex().transfers())
                .flatMap(Collection::stream)
                .filter(transfer -> transfer.done() && transfer.what().startsWith(LAYER))
                .forEach(transfer -> layers.merge(transfer.what(), bytes(transfer), Math::max));
        return layers.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long bytes(Transfer transfer) {
        Long bytes = transfer.bytes();
        return bytes == null ? 0 : bytes;
    }
}
