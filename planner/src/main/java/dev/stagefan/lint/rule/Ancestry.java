package dev.stagefan.lint.rule;

import dev.stagefan.graph.Base;
import dev.stagefan.graph.StageNode;
import dev.stagefan.lint.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which stages a stage is built on. */
final class Ancestry {
    private Ancestry() {}

    /** The stages from the first of its FROM chain to the stage itself. */
    static List<StageNode> of(Subject subject, StageNode stage) {
        List<StageNode> chain = new ArrayList<>(List.of(stage));
        while (chain.get(chain.size() - 1).base() instanceof Base.OfStage base) {
            chain.add(subject.graph().stages().get(base.index()));
        }
        Collections.reverse(chain);
        return chain;
    }

    /** The stages that two stages are both built on, themselves included. */
    static List<StageNode> shared(Subject subject, StageNode one, StageNode other) {
        List<StageNode> shared = new ArrayList<>(of(subject, one));
        shared.retainAll(of(subject, other));
        return shared;
    }
}
