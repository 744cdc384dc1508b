package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Severity;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SF009: a stage that no target reaches.
 *
 * <p>Many files have several targets: a stage that the default one does not reach is most often another target, or part
 * of one. So each stage that {@code --target} can name counts as a target. What remains has no name, or one that a later
 * stage takes: {@code --target} finds the last stage of a name.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, dispatchStates.findStateByName
 */
final class UnreachableStage extends Rule {
    UnreachableStage() {
        super(
                "SF009",
                "unreachable-stage",
                Severity.WARNING,
                "A stage that no target reaches, and that cannot be a target itself");
    }

    @Override
    public List<Finding> check(Subject subject) {
        Map<String, StageNode> targets = targets(subject);
        BitSet reached = reached(subject, targets);
        Set<String> told = new HashSet<>();
        List<Finding> findings = new ArrayList<>();
        for (StageNode stage : subject.graph().stages()) {
            // Of stages that share a name the first one is enough.
            if (!stage.reachable() && !reached.get(stage.index()) && told.add(stage.label())) {
                findings.add(found(
                        subject.written(stage).from().position(),
                        "no target reaches this stage, which " + reason(stage, targets),
                        "remove it, or name it as a target of its own"));
            }
        }
        return findings;
    }

    private static String reason(StageNode stage, Map<String, StageNode> targets) {
        StageNode last = stage.name() == null ? null : targets.get(stage.name());
        return last == null
                ? "has no name to ask for it by"
                : "shares its name with the one of line " + last.startLine();
    }

    /** The stages that {@code --target} finds, by name. */
    private static Map<String, StageNode> targets(Subject subject) {
        Map<String, StageNode> targets = new HashMap<>();
        for (StageNode stage : subject.graph().stages()) {
            if (stage.name() != null) {
                targets.put(stage.name(), stage);
            }
        }
        return targets;
    }

    private static BitSet reached(Subject subject, Map<String, StageNode> targets) {
        BitSet reached = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        targets.values().forEach(target -> open.add(target.index()));
        open.add(subject.graph().stages().size() - 1);
        while (!open.isEmpty()) {
            int stage = open.remove();
            if (!reached.get(stage)) {
                reached.set(stage);
                subject.graph().edges().stream()
                        .filter(edge -> edge.to() == stage)
                        .map(Edge::from)
                        .forEach(open::add);
            }
        }
        return reached;
    }
}
