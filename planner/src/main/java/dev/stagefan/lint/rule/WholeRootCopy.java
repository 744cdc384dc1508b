package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.dockerfile.value.ContainerPath;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import dev.stagefan.timings.StageTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SF011: COPY of the whole root of a stage that holds a distribution.
 *
 * <p>Not found: a stage that begins with scratch, which holds just what was put in it; one that is another name for an
 * image, as helpers made for this are used; a copy into a stage that begins with scratch, which flattens an image and
 * needs all of it; and a copy into a folder, which is how the root of another system is put together.
 */
final class WholeRootCopy extends Rule {
    /** Below this a stage is pulled within a few seconds. */
    private static final long BIG_BYTES = 200_000_000;

    private static final Set<String> WHOLE = Set.of("/", "/*");

    WholeRootCopy() {
        super(
                "SF011",
                "whole-root-copy",
                Severity.WARNING,
                "A COPY takes the whole root of a big stage, so that all of it travels and no slice can stand for it");
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (Edge edge : subject.graph().edges()) {
            StageNode to = subject.graph().stages().get(edge.to());
            if (edge.kind() == EdgeKind.COPY
                    && edge.caveat() == null
                    && edge.sources().stream().anyMatch(WHOLE::contains)
                    && isRoot(edge.destination())
                    && to.reachable()
                    && FromChain.of(subject, to).startsFromImage()) {
                StageNode from = subject.graph().stages().get(edge.from());
                find(subject, edge, from).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> find(Subject subject, Edge edge, StageNode from) {
        FromChain chain = FromChain.of(subject, from);
        Long bytes = size(subject, from);
        boolean isBig = bytes == null ? chain.runs() : bytes >= BIG_BYTES;
        if (!chain.startsFromImage() || !isBig) {
            return Optional.empty();
        }
        String size = bytes == null ? "" : ", " + Sizes.of(bytes);
        return Optional.of(found(
                position(subject, edge),
                "all of " + from.label() + " is copied, the files of its base image included: the stage travels whole"
                        + size + ", and no slice can stand for it",
                "copy the paths that are needed, or gather them in a stage FROM scratch and copy that one"));
    }

    private static boolean isRoot(@Nullable String destination) {
        return destination != null
                && destination.startsWith("/")
                && ContainerPath.absolute(destination).equals("/");
    }

    private static @Nullable Long size(Subject subject, StageNode stage) {
        StageTiming timing = subject.timings().stages().get(stage.label());
        if (timing != null && timing.imageBytes() != null) {
            return timing.imageBytes();
        }
        boolean isAlias = subject.written(stage).instructions().isEmpty();
        return isAlias && stage.base() instanceof Base.OfImage image
                ? subject.timings().images().get(image.reference())
                : null;
    }

    private static Position position(Subject subject, Edge edge) {
        StageNode to = subject.graph().stages().get(edge.to());
        for (Instruction instruction : subject.written(to).instructions()) {
            if (instruction instanceof Instruction.Copy copy && copy.origin().startLine() == edge.line()) {
                return copy.sources().stream()
                        .filter(source -> WHOLE.contains(ContainerPath.absolute(source)))
                        .findFirst()
                        .map(copy.origin()::positionOf)
                        .orElse(copy.origin().position());
            }
        }
        return Position.of(edge.line(), 1);
    }
}
