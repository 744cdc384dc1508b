package dev.stagefan.lint.rule;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Finding;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SF005: an ARG of a parent reaches its children while BuildKit builds both, and not once the parent is an image. Only
 * uses that the text shows count: a RUN has every ARG in its environment, and seldom looks at it.
 */
final class InheritedArg extends Rule {
    /** Where a stage first uses an ARG. */
    private record Use(StageNode.InheritedArg arg, Instruction instruction) {}

    InheritedArg() {
        super(
                "SF005",
                "inherited-arg",
                Severity.WARNING,
                "A stage uses an ARG that only its parent declares, which is lost when the parent is handed over as an image");
    }

    @Override
    public List<Finding> check(Subject subject) {
        List<Finding> findings = new ArrayList<>();
        for (StageNode stage : subject.reachable()) {
            Map<Integer, List<Use>> uses = stage.facts().inheritedArgs().stream()
                    .filter(arg -> isWorthAJob(subject, stage, arg.declaredIn()))
                    .flatMap(arg -> use(subject, stage, arg).stream())
                    .collect(Collectors.groupingBy(use -> use.arg().declaredIn(), TreeMap::new, Collectors.toList()));
            uses.forEach((parent, found) ->
                    findings.add(finding(found, stage, subject.graph().stages().get(parent))));
        }
        return findings;
    }

    /** Whether something is run between the declaration and the stage; what runs nothing is no image to hand over. */
    private static boolean isWorthAJob(Subject subject, StageNode stage, int declaredIn) {
        return Ancestry.of(subject, stage).stream()
                .anyMatch(ancestor -> ancestor.index() >= declaredIn
                        && ancestor.index() != stage.index()
                        && ancestor.facts().runs());
    }

    private Finding finding(List<Use> uses, StageNode stage, StageNode parent) {
        Position first = uses.stream()
                .map(use -> use.instruction().origin().position())
                .min(Comparator.comparingInt(Position::line))
                .orElseThrow();
        String names = uses.stream().map(use -> "$" + use.arg().name()).collect(Collectors.joining(", "));
        boolean one = uses.size() == 1;
        return found(
                first,
                stage.label() + " uses " + names + ", which only its parent " + parent.label() + " (line "
                        + parent.startLine() + ") declares as " + (one ? "an ARG" : "ARGs") + " and which "
                        + (one ? "is" : "are") + " empty once " + parent.label() + " is handed over as an image",
                "repeat the ARG " + (one ? "" : "lines ") + "in " + stage.label() + ", or make " + (one ? "it" : "them")
                        + " ENV in " + parent.label());
    }

    private static Optional<Use> use(Subject subject, StageNode stage, StageNode.InheritedArg arg) {
        String name = arg.name();
        Pattern variable = RunScript.variable(name);
        Pattern assignment = Pattern.compile("(?<![A-Za-z0-9_${-])" + Pattern.quote(name) + "=");
        return subject.written(stage).instructions().stream()
                .filter(instruction -> variable.matcher(text(instruction)).find())
                .filter(instruction -> !assignment.matcher(text(instruction)).find())
                .findFirst()
                .map(instruction -> new Use(arg, instruction));
    }

    private static String text(Instruction instruction) {
        return instruction instanceof Instruction.Run run
                ? String.join(" ", run.mounts()) + " " + RunScript.of(run)
                : instruction.origin().text();
    }
}
