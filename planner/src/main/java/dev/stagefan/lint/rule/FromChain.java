package dev.stagefan.lint.rule;

import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Subject;
import java.util.List;

/**
 * A stage and the stages that it is built on.
 *
 * @param stages the stage itself last
 */
record FromChain(List<StageNode> stages) {
    FromChain {
        stages = List.copyOf(stages);
    }

    static FromChain of(Subject subject, StageNode stage) {
        return new FromChain(Ancestry.of(subject, stage));
    }

    /** Whether it all begins with an image, rather than with nothing. */
    boolean startsFromImage() {
        return stages.get(0).base() instanceof Base.OfImage;
    }

    /** Whether any of them has a RUN. */
    boolean runs() {
        return stages.stream().anyMatch(stage -> stage.facts().runs());
    }

    /** Whether one of the two stages is built on the other, or is the other. */
    boolean isRelated(FromChain other) {
        return stages.contains(other.itself()) || other.stages.contains(itself());
    }

    private StageNode itself() {
        return stages.get(stages.size() - 1);
    }
}
