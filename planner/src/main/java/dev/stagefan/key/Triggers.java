package dev.stagefan.key;

import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageNode;
import java.util.List;

/** The ONBUILD triggers that a stage runs because the stage that it is built on has them. */
final class Triggers {
    private Triggers() {}

    /** As written, in order. */
    static List<String> of(KeyRequest request, StageNode node) {
        if (!(node.base() instanceof Base.OfStage base)) {
            return List.of();
        }
        return request.dockerfile().stages().get(base.index()).instructions().stream()
                .filter(Instruction.OnBuild.class::isInstance)
                .map(trigger -> ((Instruction.OnBuild) trigger).expression())
                .toList();
    }
}
