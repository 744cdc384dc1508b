package dev.stagefan.buildlog.match;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.timings.InstructionName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stages of a Dockerfile, as logs are compared with them. */
final class KnownStages {
    private final List<KnownStage> stages = new ArrayList<>();

    /**
     * A stage.
     *
     * @param names of those of its instructions that a log can have, in order
     * @param runs which of them are RUN
     */
    record KnownStage(StageNode node, List<String> names, List<InstructionText> texts, List<Boolean> runs) {
        KnownStage {
            names = List.copyOf(names);
            texts = List.copyOf(texts);
            runs = List.copyOf(runs);
        }

        static KnownStage of(StageNode node, Stage stage) {
            List<Instruction> steps =
                    stage.instructions().stream().filter(KnownStage::isStep).toList();
            List<String> names = steps.stream().map(InstructionName::of).toList();
            return new KnownStage(
                    node,
                    names,
                    InstructionText.written(names),
                    steps.stream().map(Instruction.Run.class::isInstance).toList());
        }

        private static boolean isStep(Instruction instruction) {
            return instruction instanceof Instruction.Run
                    || instruction instanceof Instruction.Copy
                    || instruction instanceof Instruction.Add
                    || instruction instanceof Instruction.Workdir;
        }
    }

    KnownStages(Dockerfile dockerfile, StageGraph graph) {
        for (Stage stage : dockerfile.stages()) {
            stages.add(KnownStage.of(graph.stages().get(stage.index()), stage));
        }
    }

    List<KnownStage> all() {
        return stages;
    }

    /**
     * The stage that a logged one is: the one with its name; for an unnamed one, and one whose name is gone, the one with
     * the same instructions.
     *
     * @param others all stages of the log
     */
    Optional<KnownStage> find(LoggedStage logged, Collection<LoggedStage> others) {
        List<InstructionText> steps = texts(logged);
        String name = logged.name();
        if (name == null) {
            return stages.size() == 1 ? Optional.of(stages.get(0)) : best(steps, stages, null);
        }
        Optional<KnownStage> same = stages.stream()
                .filter(stage -> stage.node().label().equals(name))
                .findFirst();
        if (same.isPresent() && same.get().node().name() != null) {
            return same;
        }
        if (name.startsWith("stage-")) {
            List<KnownStage> unnamed =
                    stages.stream().filter(stage -> stage.node().name() == null).toList();
            return best(steps, unnamed, same.orElse(null)).or(() -> same);
        }
        Set<String> taken = others.stream().map(LoggedStage::label).collect(Collectors.toSet());
        return best(
                steps,
                stages.stream()
                        .filter(stage -> !taken.contains(stage.node().label()))
                        .toList(),
                null);
    }

    /** The one with the most of the steps, if it has half of them; the preferred one, if another has no more. */
    private static Optional<KnownStage> best(
            List<InstructionText> steps, List<KnownStage> candidates, @Nullable KnownStage preferred) {
        KnownStage best = preferred;
        int most = preferred == null ? Math.max(0, (steps.size() - 1) / 2) : StepMatch.same(steps, preferred.texts());
        for (KnownStage stage : candidates) {
            int same = StepMatch.same(steps, stage.texts());
            if (same > most) {
                most = same;
                best = stage;
            }
        }
        return Optional.ofNullable(best);
    }

    static List<InstructionText> texts(LoggedStage logged) {
        return logged.steps().stream()
                .map(step -> InstructionText.logged(step.name().instruction()))
                .toList();
    }
}
