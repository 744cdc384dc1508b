package dev.stagefan.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instruction of a stage that consumes another stage.
 *
 * @param from index of the stage that is consumed
 * @param to index of the stage that consumes
 * @param line 1-based line of the consuming instruction (of the ONBUILD line for a trigger of an in-file base)
 * @param sources paths that are consumed, expanded, absolute and cleaned, wildcards kept; empty for FROM; {@code "/"} for
 *     the whole root. Of a stage that is not reachable nothing is expanded
 * @param destination where they go, expanded and otherwise as written; null for FROM and MOUNT
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
