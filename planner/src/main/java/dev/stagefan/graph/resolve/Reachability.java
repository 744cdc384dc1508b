package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
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
    private final Set<BuildState> reached = new LinkedHashSet<>();
    private final Deque<BuildState> open = new ArrayDeque<>();

    Reachability(StageTable table, DependencyLinker linker, BaseResolver bases) {
        this.table = table;
        this.linker = linker;
        this.bases = bases;
    }

    /** Everything reachable, with its triggers linked and its bases resolved. */
    Set<BuildState> from(BuildState target) throws DockerfileException {
        reach(target);
        List<BuildState> found = closure();
        bases.resolve(table.snapshot(), reached);
        while (!found.isEmpty()) {
            linkTriggers(found);
            found = closure();
            bases.resolve(found, reached);
        }
        return reached;
    }

    private void linkTriggers(List<BuildState> found) throws DockerfileException {
        List<BuildState> stages = found.stream()
                .filter(BuildState::isStage)
                .sorted(Comparator.comparingInt(BuildState::index))
                .toList();
        for (BuildState stage : stages) {
            linker.linkTriggers(stage);
            stage.dependencies.forEach(this::reach);
        }
    }

    /** What is reached and was not before. */
    private List<BuildState> closure() {
        List<BuildState> found = new ArrayList<>();
        while (!open.isEmpty()) {
            BuildState state = open.remove();
            found.add(state);
            BuildState base = state.base();
            if (base != null) {
                reach(base);
            }
            state.dependencies.forEach(this::reach);
        }
        return found;
    }

    private void reach(BuildState state) {
        if (reached.add(state)) {
            open.add(state);
        }
    }
}
