package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers the edges of the graph, and what is to be said about them. */
final class EdgeCollector {
    private final Set<String> declaredArgs;
    private final List<Edge> edges = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /**
     * @param declaredArgs the ARGs of the file, which are known to be empty where nothing gives them a value
     */
    EdgeCollector(Set<String> declaredArgs) {
        this.declaredArgs = declaredArgs;
    }

    /** A stage cannot be an edge to itself; a trigger that copies from its own stage sees what is there so far. */
    void add(
            BuildState from,
            BuildState to,
            EdgeKind kind,
            int line,
            List<String> sources,
            @Nullable String destination) {
        if (from.isStage() && from != to) {
            edges.add(new Edge(from.index(), to.index(), kind, line, sources, destination));
        }
    }

    /** Adds a COPY whose sources may not say all that it takes. */
    void addCopy(
            BuildState from,
            BuildState to,
            int line,
            List<String> sources,
            String destination,
            @Nullable String caveat) {
        if (from.isStage() && from != to) {
            edges.add(new Edge(from.index(), to.index(), EdgeKind.COPY, line, sources, destination, caveat));
        }
    }

    /** Notes that a path hangs on variables that only the base image can set. */
    void warnOfUnknown(Iterable<String> variables, Position position) {
        for (String variable : variables) {
            if (declaredArgs.contains(variable)) {
                continue;
            }
            diagnostics.add(Diagnostic.warning(
                            "unknown-variable",
                            "$" + variable
                                    + " in this path is set by no ARG or ENV of the file; it is read as empty, but"
                                    + " the base image may set it",
                            position)
                    .withHelp("set it with ENV, or write the path out"));
        }
    }

    List<Edge> edges() {
        return edges;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
