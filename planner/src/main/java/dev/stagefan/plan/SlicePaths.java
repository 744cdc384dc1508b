package dev.stagefan.plan;

import dev.stagefan.graph.Edge;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether a slice can stand for a stage, and which paths it holds.
 *
 * <p>A slice copies each consumed path to its own place. That is exact for COPY of a fixed path: a link is followed by
 * either COPY, and links inside a copied folder stay links. It is not exact for
 *
 * <ul>
 *   <li>a pattern: a file that it matches may be a link that leads out of its folder, and the folder may not even exist,
 *       which COPY forgives for a pattern only;
 *   <li>a mount: it shows the folder itself, whose mode and owner COPY does not keep;
 *   <li>a path inside another one: it may lead there by a link, to a place that the outer one does not hold;
 *   <li>a path whose edge has a {@linkplain Edge#caveat() caveat}: the folders above come along, or a variable in it is
 *       not known here.
 * </ul>
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert_copy.go, solver/llbsolver/file/backend.go
 */
final class SlicePaths {
    private SlicePaths() {}

    /** Why the image has to be handed over rather than a slice, a clause for people; empty where a slice is exact. */
    static Optional<String> obstacle(Collection<Edge> consumers) {
        for (Edge edge : consumers) {
            Optional<String> obstacle = obstacle(edge);
            if (obstacle.isPresent()) {
                return obstacle;
            }
        }
        String outer = "/";
        for (String path : of(consumers)) {
            if (path.startsWith(outer + "/")) {
                return Optional.of(
                        path + " and " + outer + " are both copied, and one may lead into the other by a link");
            }
            outer = path;
        }
        return Optional.empty();
    }

    /** The paths, absolute and clean, sorted so that a path comes right before those inside it. */
    static SortedSet<String> of(Collection<Edge> consumers) {
        SortedSet<String> paths =
                new TreeSet<>((left, right) -> left.replace('/', '\0').compareTo(right.replace('/', '\0')));
        consumers.forEach(edge -> edge.sources().forEach(source -> paths.add(clean(source))));
        return paths;
    }

    private static Optional<String> obstacle(Edge edge) {
        if (edge.caveat() != null) {
            return Optional.of(edge.caveat());
        }
        return switch (edge.kind()) {
            case FROM -> Optional.of("a later stage is built on it");
            case MOUNT ->
                Optional.of("line " + edge.line() + " mounts it, and a mount shows the mode and owner of its folder");
            case COPY ->
                edge.sources().isEmpty()
                        ? Optional.of("line " + edge.line() + " does not say what it copies")
                        : edge.sources().stream()
                                .map(source -> obstacle(edge.line(), source))
                                .flatMap(Optional::stream)
                                .findFirst();
        };
    }

    private static Optional<String> obstacle(int line, String source) {
        if (clean(source).equals("/")) {
            return Optional.of("line " + line + " copies all of it");
        }
        if (source.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '\\')) {
            return Optional.of("line " + line + " copies by a pattern, which may match links that lead anywhere");
        }
        return Optional.empty();
    }

    /** As BuildKit does: relative to the root, without {@code .} and {@code ..}. */
    private static String clean(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : List.of(path.split("/"))) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
