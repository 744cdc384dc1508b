package dev.stagefan.buildkit;

import dev.stagefan.record.BuildTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A build that did not make what was asked. Its texts are the build's own: not safe to show. */
public final class BuildFailure extends Exception {
    private static final long serialVersionUID = 1;

    /** Why a build fails. */
    public enum Kind {
        /** An instruction of the Dockerfile failed. */
        STEP,
        /** Something between the builder and a registry or a source failed, which may pass. */
        TRANSIENT,
        /** A registry or a source does not let this user in. */
        DENIED,
        DISK_FULL,
        /** The builder cannot be reached, or ended during the build. */
        ENGINE_GONE,
        CANCELLED,
        OTHER
    }

    private final Kind kind;
    private final @Nullable Integer line;
    private final @Nullable String step;
    private final transient List<String> lastLines;
    private final transient BuildTrace trace;

    public BuildFailure(
            Kind kind,
            String message,
            @Nullable Integer line,
            @Nullable String step,
            List<String> lastLines,
            BuildTrace trace) {
        super(message);
        this.kind = kind;
        this.line = line;
        this.step = step;
        this.lastLines = List.copyOf(lastLines);
        this.trace = trace;
    }

    public Kind kind() {
        return kind;
    }

    /** The line of the Dockerfile on which what failed begins, 1-based; null where that is not known. */
    public @Nullable Integer line() {
        return line;
    }

    /** The name of the vertex that failed, as {@code [base 2/3] RUN make}; null where it was none. */
    public @Nullable String step() {
        return step;
    }

    /** The last lines that the step wrote, at most 40; a long one is cut. */
    public List<String> lastLines() {
        return lastLines;
    }

    /** What the build did until it failed. */
    public BuildTrace trace() {
        return trace;
    }
}
