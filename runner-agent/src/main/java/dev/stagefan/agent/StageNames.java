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
    static int index(StageGraph graph, String name) throws AgentException {
        return find(graph, name, name);
    }

    /** The same for the value of an option, which is then named. */
    static int index(StageGraph graph, String option, String name) throws AgentException {
        return find(graph, name, name + " of " + option);
    }

    private static int find(StageGraph graph, String name, String shown) throws AgentException {
        int index = -1;
        for (StageNode stage : graph.stages()) {
            if (stage.label().equals(name.toLowerCase(Locale.ROOT))) {
                index = stage.index();
            }
        }
        if (index < 0) {
            throw new AgentException(
                    Fault.INPUT,
                    "could not find the stage " + shown
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
