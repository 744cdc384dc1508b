package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.Locale;

/** Stages as options name them. */
final class StageNames {
    private StageNames() {}

    /**
     * The index of the stage with a name or label; of several the last, which is the one that a build can ask for.
     *
     * @throws AgentException where there is none
     */
    static int index(StageGraph graph, String option, String name) throws AgentException {
        int index = -1;
        for (StageNode stage : graph.stages()) {
            if (stage.label().equals(name.toLowerCase(Locale.ROOT))) {
                index = stage.index();
            }
        }
        if (index < 0) {
            throw new AgentException(
                    Fault.INPUT,
                    "could not find the stage " + name + " of " + option
                            + " because the Dockerfile has none of that name;"
                            + " it has "
                            + String.join(
                                    ", ",
                                    graph.stages().stream()
                                            .map(StageNode::label)
                                            .toList()));
        }
        return index;
    }
}
