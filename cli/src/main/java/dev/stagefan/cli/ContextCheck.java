package dev.stagefan.cli;

import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Notices a build context that is probably not the one meant: a Dockerfile in a directory of its own is often built with
 * the repository as its context.
 *
 * @param context the context that is used
 * @param others directories that may be meant instead, likeliest first
 */
record ContextCheck(Path context, List<Path> others) {
    private static final String PATTERN_CHARACTERS = "*?[\\";

    ContextCheck {
        others = List.copyOf(others);
    }

    /**
     * A file that the build takes from the context, which does not hold it, and another directory that does.
     *
     * @param source relative to the context
     */
    record Misplaced(String source, Path other) {}

    /** The first such file of the stages that the target needs. */
    Optional<Misplaced> find(StageGraph graph) {
        return graph.stages().stream()
                .filter(StageNode::reachable)
                .flatMap(stage -> stage.facts().contextSources().stream())
                .filter(ContextCheck::isPlain)
                .filter(source -> !holds(context, source))
                .flatMap(source -> others.stream()
                        .filter(other -> holds(other, source))
                        .map(other -> new Misplaced(relative(source), other)))
                .findFirst();
    }

    private static String relative(String source) {
        return source.replaceFirst("^/+", "");
    }

    private static boolean isPlain(String source) {
        return source.chars().noneMatch(c -> PATTERN_CHARACTERS.indexOf(c) >= 0);
    }

    /** A leading slash is the context's root, and nothing leads out of it. */
    private static boolean holds(Path directory, String source) {
        try {
            Path root = Path.of("/");
            Path inside = root.resolve(source).normalize();
            return Files.exists(directory.resolve(root.relativize(inside)));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
