package dev.stagefan.buildlog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One build of a log.
 *
 * @param name where it was read from: the log's name, and for the second build of a log and later ones which it is
 * @param target the bake target that it is of, where the log has builds of several at a time; otherwise null
 * @param startedAt when it began, in whole seconds; null where the log does not say
 * @param runner label of the runner that it ran on; null where the log does not say
 * @param vertices its steps, in the order in which the log first names them
 */
public record BuildLog(
        String name,
        @Nullable String target,
        @Nullable Instant startedAt,
        @Nullable String runner,
        List<Vertex> vertices) {
    public BuildLog {
        vertices = List.copyOf(vertices);
    }

    /** The same build where the log does not say when it began: at this time. */
    public BuildLog startedAtOr(@Nullable Instant otherwise) {
        return startedAt == null ? new BuildLog(name, target, otherwise, runner, vertices) : this;
    }

    /** The same build on a runner with this label, whatever the log says. */
    public BuildLog on(String label) {
        return new BuildLog(name, target, startedAt, label, vertices);
    }
}
