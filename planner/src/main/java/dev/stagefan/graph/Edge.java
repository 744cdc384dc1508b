package dev.stagefan.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instruction of a stage that consumes another stage.
 *
 * @param from index of the stage that is consumed
 * @param to index of the stage that consumes
 * @param line 1-based line of the consuming instruction (of the ONBUILD line for a trigger of an in-file base)
 * @param sources paths that are consumed, expanded; empty for FROM; {@code "/"} for the whole root
 * @param destination where they go, expanded; null for FROM and MOUNT
 */
public record Edge(
        int from,
        int to,
        EdgeKind kind,
        int line,
        List<String> sources,
        @Nullable String destination) {
    public Edge {
        sources = List.copyOf(sources);
    }
}
