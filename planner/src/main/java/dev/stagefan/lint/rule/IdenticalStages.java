package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * SF002: stages of the same base and the same instructions are one to BuildKit. Those that differ in what the image says
 * of itself, as CMD, are meant to share the build.
 */
final class IdenticalStages extends Rule {
    /** Instructions that change no file and that no RUN of their stage sees. */
    private static final Set<Class<? extends Instruction>> ABOUT_THE_IMAGE = Set.of(
            Instruction.Cmd.class,
            Instruction.Entrypoint.class,
            Instruction.Label.class,
            Instruction.Expose.class,
            Instruction.Healthcheck.class,
            Instruction.Volume.class,
            Instruction.StopSignal.class,
            Instruction.OnBuild.class);

    IdenticalStages() {
        super(
                "SF002",
                "identical-stages",
                Severity.WARNING,
                "Two stages have the same base and the same instructions, so BuildKit builds them once");
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (List<Integer> group : subject.graph().sameVertex()) {
            List<StageNode> stages =
                    group.stream().map(subject.graph().stages()::get).toList();
            StageNode first = stages.get(0);
            for (StageNode other : stages.subList(1, stages.size())) {
                if (other.facts().runs() && description(subject, first).equals(description(subject, other))) {
                    findings.add(found(
                            subject.written(other).from().position(),
                            other.label() + " has the same base and the same instructions as " + first.label()
                                    + " (line " + first.startLine()
                                    + "): BuildKit builds the two once, and both hold the same files",
                            "where two builds are meant, give one an ENV of its own above its first RUN; where not, use "
                                    + first.label() + " in both places"));
                }
            }
        }
        return findings;
    }

    private static List<String> description(Subject subject, StageNode stage) {
        return subject.written(stage).instructions().stream()
                .filter(instruction -> ABOUT_THE_IMAGE.contains(instruction.getClass()))
                .map(instruction -> instruction.origin().text())
                .toList();
    }
}
