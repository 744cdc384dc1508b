package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.value.ContainerPath;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * What one source of a {@code COPY --from} of a stage comes to.
 *
 * @param from index of the stage that it is taken from
 * @param position of the COPY
 * @param source expanded, absolute
 * @param target where it is then, as far as the text says
 * @param directory whether the text says that it is a directory, whose content goes to the target
 */
record CopiedPath(int from, Position position, String source, String target, boolean directory) {
    private static final String PATTERN_CHARACTERS = "*?[";

    /** In the order of the file; without what a pattern matches, and without what ONBUILD adds. */
    static List<CopiedPath> of(Subject subject, StageNode stage) {
        List<Edge> edges = subject.graph().edges().stream()
                .filter(edge -> edge.to() == stage.index() && edge.kind() == EdgeKind.COPY && edge.caveat() == null)
                .toList();
        List<CopiedPath> paths = new ArrayList<>();
        if (edges.isEmpty()) {
            return paths;
        }
        String directory = WorkingDirectories.atStartOf(subject, stage);
        for (Instruction instruction : subject.written(stage).instructions()) {
            if (instruction instanceof Instruction.Workdir workdir) {
                directory = ContainerPath.resolve(directory, workdir.path());
            } else if (instruction instanceof Instruction.Copy copy) {
                for (Edge edge : edges) {
                    if (edge.line() == copy.origin().startLine()) {
                        paths.addAll(of(edge, copy, directory));
                    }
                }
            }
        }
        return paths;
    }

    private static List<CopiedPath> of(Edge edge, Instruction.Copy copy, String directory) {
        String written = edge.destination() == null ? "" : edge.destination();
        String destination = ContainerPath.resolve(directory, written);
        boolean into = edge.sources().size() > 1 || isDirectory(written);
        List<CopiedPath> paths = new ArrayList<>();
        for (int i = 0; i < edge.sources().size(); i++) {
            String source = edge.sources().get(i);
            boolean isDirectory = isDirectory(copy.sources().get(i));
            if (source.chars().noneMatch(c -> PATTERN_CHARACTERS.indexOf(c) >= 0)) {
                String target = into && !isDirectory ? inside(destination, source) : destination;
                paths.add(new CopiedPath(edge.from(), copy.origin().position(), source, target, isDirectory));
            }
        }
        return paths;
    }

    private static boolean isDirectory(String written) {
        return written.isEmpty() || written.matches("(?s)(?:.*/)?\\.{0,2}");
    }

    /** A file goes into the directory by its name; a tree of the directory's own name is most likely that directory. */
    private static String inside(String directory, String source) {
        boolean isSame = ContainerPath.lastName(source).equals(ContainerPath.lastName(directory));
        return isSame ? directory : ContainerPath.resolve(directory, ContainerPath.lastName(source));
    }

    /** Whether it is where it was in its stage. */
    boolean staysInPlace() {
        return source.equals(target);
    }

    /** Whether it looks like a file: a name with an extension, or in a directory for programs. */
    boolean isFile() {
        return !directory && (ContainerPath.lastName(target).indexOf('.') > 0 || target.matches(".*/s?bin/[^/]+"));
    }

    /** Whether it is a directory's own place or below it. */
    boolean isIn(String other) {
        return target.equals(other) || target.startsWith(other.equals("/") ? other : other + "/");
    }
}
