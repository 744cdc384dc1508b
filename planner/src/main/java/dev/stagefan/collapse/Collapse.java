package dev.stagefan.collapse;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts images in the place of finished stages. */
final class Collapse {
    private static final String TARGET_STAGE = "TARGETSTAGE";
    private static final String NO_NAME = "default";
    private static final String SLICE = "slice";

    private final Dockerfile dockerfile;
    private final StageGraph graph;
    private final Stage root;
    private final Map<Integer, String> images;
    private final Lines lines;

    /**
     * @param root index of the stage that is built
     */
    Collapse(Dockerfile dockerfile, StageGraph graph, int root, Map<Integer, String> images)
            throws DockerfileException {
        this.dockerfile = dockerfile;
        this.graph = graph;
        this.root = dockerfile.stages().get(root);
        this.images = new TreeMap<>(images);
        this.lines = Lines.of(dockerfile.text());
        if (!dockerfile.isUtf8()) {
            throw new DockerfileException(Diagnostic.error(
                            "stage-not-collapsible",
                            "could not put images in the place of stages because the file is not UTF-8",
                            Position.of(1, 1))
                    .withHelp("save the Dockerfile as UTF-8"));
        }
        replaceFinished();
        ImageNumbers.replace(graph, lines);
    }

    CollapsedDockerfile toTarget() {
        return new CollapsedDockerfile(lines.text(), graph.request().target(), Map.of());
    }

    CollapsedDockerfile toStageImage() {
        for (Instruction instruction : root.instructions()) {
            if (instruction instanceof Instruction.OnBuild trigger) {
                lines.blank(trigger.origin().startLine(), trigger.origin().endLine());
            }
        }
        String name = nameFor(root);
        if (name == null) {
            lines.cutAfter(root.endLine());
        }
        return new CollapsedDockerfile(lines.text(), name, targetStage());
    }

    CollapsedDockerfile toSlice(List<String> paths) {
        String name = freeName();
        String source = nameFor(root) == null ? Integer.toString(root.index()) : root.name();
        endLastInstruction();
        lines.append(SliceText.of(
                name, String.valueOf(source), paths, dockerfile.directives().escape()));
        return new CollapsedDockerfile(lines.text(), name, targetStage());
    }

    private void replaceFinished() throws DockerfileException {
        SortedSet<Integer> bases = bases();
        for (Map.Entry<Integer, String> image : images.entrySet()) {
            FinishedStage finished = new FinishedStage(dockerfile, graph, image.getKey(), lines);
            if (bases.contains(image.getKey())) {
                finished.replaceBase(image.getValue(), platform(image.getKey()));
            } else {
                finished.replace(image.getValue());
            }
        }
    }

    /** The finished stages that a stage of this build is built on. */
    private SortedSet<Integer> bases() {
        Map<Integer, List<Edge>> edgesInto = graph.edges().stream().collect(Collectors.groupingBy(Edge::to));
        SortedSet<Integer> bases = new TreeSet<>();
        SortedSet<Integer> seen = new TreeSet<>(List.of(root.index()));
        Deque<Integer> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Edge edge : edgesInto.getOrDefault(open.remove(), List.of())) {
                boolean isFinished = images.containsKey(edge.from());
                if (isFinished && edge.kind() == EdgeKind.FROM) {
                    bases.add(edge.from());
                } else if (!isFinished && seen.add(edge.from())) {
                    open.add(edge.from());
                }
            }
        }
        return bases;
    }

    /** As the stage at the root writes it, which is the one that counts; a stage from scratch takes the target's. */
    private String platform(int stage) {
        StageNode node = graph.stages().get(stage);
        while (node.base() instanceof Base.OfStage base) {
            node = graph.stages().get(base.index());
        }
        String platform = dockerfile.stages().get(node.index()).platform();
        return platform == null || node.base() instanceof Base.Scratch ? "" : platform;
    }

    /** What {@code --target} can name it by: of stages that share a name it takes the last one. */
    private @Nullable String nameFor(Stage stage) {
        String name = stage.name();
        boolean isLast = dockerfile.stages().stream()
                .noneMatch(other -> other.index() > stage.index()
                        && other.name() != null
                        && other.name().equals(name));
        return isLast ? name : null;
    }

    /** A name that the file has nowhere. */
    private String freeName() {
        String text = dockerfile.text().toLowerCase(Locale.ROOT);
        String name = SLICE;
        for (int i = 2; text.contains(name); i++) {
            name = SLICE + "-" + i;
        }
        return name;
    }

    /** Takes off the escape character by which the file's last instruction would go on in what is appended. */
    private void endLastInstruction() {
        String escape = String.valueOf(dockerfile.directives().escape());
        int line = lines.count();
        while (line > 0 && (lines.isBlank(line) || lines.isComment(line))) {
            line--;
        }
        String last = line == 0 ? "" : lines.get(line).stripTrailing();
        if (last.endsWith(escape) && !last.endsWith(escape + escape)) {
            lines.set(line, last.substring(0, last.length() - 1));
        }
    }

    /** The one variable that tells what the single build was asked for. */
    private Map<String, String> targetStage() {
        if (!dockerfile.text().contains(TARGET_STAGE)
                || graph.request().buildArgs().containsKey(TARGET_STAGE)) {
            return Map.of();
        }
        String target = graph.request().target();
        List<Stage> stages = dockerfile.stages();
        String name = target == null || target.isEmpty()
                ? stages.get(stages.size() - 1).name()
                : target;
        return Map.of(TARGET_STAGE, name == null || name.isEmpty() ? NO_NAME : name);
    }
}
