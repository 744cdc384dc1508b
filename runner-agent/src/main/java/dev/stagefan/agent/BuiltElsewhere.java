package dev.stagefan.agent;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import dev.stagefan.record.BuildTrace;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sees that a build ran nothing that another job is there for. */
final class BuiltElsewhere {
    /** buildkit: dockerfile2llb/convert.go, prefixCommand: {@code [base 2/5] RUN make}, with the platform before the stage. */
    private static final Pattern STEP =
            Pattern.compile("\\[(?:[^\\] ]+ )?(?<stage>[^\\] ]+) +\\d+/\\d+\\] (?!FROM )(?s:.*)");

    private BuiltElsewhere() {}

    /**
     * Checks a build.
     *
     * @param finished indexes of the stages that it took finished
     * @throws AgentException where a step of one of them ran
     */
    static void check(BuildTrace trace, StageGraph graph, Set<Integer> finished) throws AgentException {
        Set<String> labels = new HashSet<>();
        finished.forEach(stage -> labels.add(graph.stages().get(stage).label()));
        // A name that several stages have tells nothing.
        graph.stages().stream()
                .filter(stage -> !finished.contains(stage.index()))
                .map(StageNode::label)
                .forEach(labels::remove);
        Optional<BuildTrace.Step> built =
                trace.steps().stream().filter(step -> isOf(labels, step.name())).findFirst();
        if (built.isPresent()) {
            throw new AgentException(
                    Fault.OUTSIDE,
                    "could not use the image because its build ran \""
                            + built.get().name()
                            + "\", which another job had built; please report it with the Dockerfile");
        }
    }

    private static boolean isOf(Set<String> labels, String step) {
        Matcher matcher = STEP.matcher(step);
        return matcher.matches() && labels.contains(matcher.group("stage"));
    }
}
