package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Refuses stages that copy from or mount each other in a circle. FROM is no part of it: it only looks back.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/validations.go, validateCircularDependency
 */
final class CircularDependencies {
    private final Set<BuildState> visited = new HashSet<>();
    private final Set<BuildState> onPath = new HashSet<>();

    private CircularDependencies() {}

    /** A state on the way down, and those of its dependencies that are still to be looked at. */
    private record Step(BuildState state, Iterator<BuildState> rest) {}

    static void refuse(List<BuildState> states) throws DockerfileException {
        CircularDependencies search = new CircularDependencies();
        for (BuildState state : states) {
            if (search.visited.add(state)) {
                search.searchFrom(state);
            }
        }
    }

    private void searchFrom(BuildState start) throws DockerfileException {
        Deque<Step> path = new ArrayDeque<>();
        path.push(enter(start));
        while (!path.isEmpty()) {
            Step step = path.element();
            if (!step.rest().hasNext()) {
                onPath.remove(step.state());
                path.pop();
                continue;
            }
            BuildState dependency = step.rest().next();
            if (onPath.contains(dependency)) {
                throw circle(start, path);
            }
            if (visited.add(dependency)) {
                path.push(enter(dependency));
            }
        }
    }

    private Step enter(BuildState state) {
        onPath.add(state);
        return new Step(state, state.dependencies.iterator());
    }

    /** Points at the first command on the way into the circle, as BuildKit does. */
    private static DockerfileException circle(BuildState start, Deque<Step> path) {
        Iterator<Step> way = path.descendingIterator();
        way.next();
        BuildState next = way.hasNext() ? way.next().state() : start;
        Command first = start.commands.stream()
                .filter(command -> command.sources().contains(next))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return Refusals.at(
                first.place().position(),
                "circular-dependency",
                "circular dependency detected on stage: " + start.label(),
                "let stages take only from stages above them");
    }
}
