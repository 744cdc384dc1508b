package dev.stagefan.graph;

import dev.stagefan.dockerfile.DockerfileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds what BuildKit goes through for a target: what the target starts from and takes from, what these do, and what the
 * ONBUILD triggers that all of them run take from.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, resolveStages, allReachableStages
 */
final class Reachability {
    private final StageTable table;
    private final DependencyLinker linker;
    private final BaseResolver bases;
    private final Set<BuildState> triggered = new HashSet<>();

    Reachability(StageTable table, DependencyLinker linker, BaseResolver bases) {
        this.table = table;
        this.linker = linker;
        this.bases = bases;
    }

    /** Everything reachable, with its triggers linked and its bases resolved. */
    Set<BuildState> from(BuildState target) throws DockerfileException {
        Set<BuildState> reachable = closure(target);
        bases.resolve(table.snapshot(), reachable);
        while (linkTriggers(reachable)) {
            reachable = closure(target);
            bases.resolve(table.snapshot(), reachable);
        }
        return reachable;
    }

    private boolean linkTriggers(Set<BuildState> reachable) throws DockerfileException {
        boolean found = false;
        for (BuildState state : table.snapshot()) {
            if (reachable.contains(state) && state.isStage() && triggered.add(state)) {
                found |= linker.linkTriggers(state);
            }
        }
        return found;
    }

    private static Set<BuildState> closure(BuildState target) {
        Set<BuildState> reached = new LinkedHashSet<>();
        Deque<BuildState> open = new ArrayDeque<>();
        reached.add(target);
        open.add(target);
        while (!open.isEmpty()) {
            BuildState state = open.remove();
            BuildState base = state.base();
            if (base != null && reached.add(base)) {
                open.add(base);
            }
            for (BuildState dependency : state.dependencies) {
                if (reached.add(dependency)) {
                    open.add(dependency);
                }
            }
        }
        return reached;
    }
}
