package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Severity;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SF008: a stage without a name that others copy from by its number.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, where only a stage with a name is looked for among the
 * named contexts
 */
final class UnnamedStage extends Rule {
    UnnamedStage() {
        super(
                "SF008",
                "unnamed-stage",
                Severity.WARNING,
                "A stage without a name is copied from by its number, so that nothing can stand in for it");
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (StageNode stage : subject.reachable()) {
            if (stage.name() == null) {
                List<Integer> lines = consumingLines(subject, stage);
                if (!lines.isEmpty()) {
                    findings.add(found(subject, stage, lines));
                }
            }
        }
        return findings;
    }

    private Finding found(Subject subject, StageNode stage, List<Integer> lines) {
        return found(
                subject.written(stage).from().position(),
                Lines.say(lines, "copies", "copy") + " from this stage by its number, " + stage.index()
                        + ": without a name it cannot be handed over from another runner in its place",
                "name it, FROM … AS NAME, and copy with --from=NAME");
    }

    private static List<Integer> consumingLines(Subject subject, StageNode stage) {
        return subject.graph().edges().stream()
                .filter(edge -> edge.from() == stage.index())
                .filter(edge -> subject.graph().stages().get(edge.to()).reachable())
                .map(Edge::line)
                .distinct()
                .sorted()
                .collect(Collectors.toList());
    }
}
