package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.value.ImageReference;
import dev.stagefan.dockerfile.value.PlatformSpecifier;
import dev.stagefan.expansion.ExpansionRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Goes through everything reachable in the order of BuildKit's list, and finds stages that come to the same.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, dispatchStages
 */
final class StageBuilder {
    private final GlobalScope globals;
    private final BaseResolver bases;
    private final ExpansionRules rules;
    private final EdgeCollector edges;
    private final EncodingWatch encoding;
    private final WorkBudget budget = new WorkBudget();
    private final VertexTable vertices = new VertexTable();
    private final Map<Integer, List<Integer>> stagesByVertex = new TreeMap<>();

    StageBuilder(
            GlobalScope globals,
            BaseResolver bases,
            ExpansionRules rules,
            EdgeCollector edges,
            EncodingWatch encoding) {
        this.globals = globals;
        this.bases = bases;
        this.rules = rules;
        this.edges = edges;
        this.encoding = encoding;
    }

    /** Images and what named contexts replace are there from the start, stages once they have been gone through. */
    void build(List<BuildState> states, Set<BuildState> reachable) throws DockerfileException {
        for (BuildState state : states) {
            if (!state.isStage() || (state.isReplaced() && reachable.contains(state))) {
                state.finish(start(state));
            }
        }
        for (BuildState state : states) {
            if (state.isStage() && !state.isReplaced() && reachable.contains(state)) {
                build(state);
            }
        }
        encoding.refuse();
    }

    private void build(BuildState state) throws DockerfileException {
        if (globals.buildArg(SourceDateEpoch.NAME) != null) {
            state.facts.addBuildArgs(Set.of(SourceDateEpoch.NAME));
        }
        StageProgress progress = new StageProgress(state, start(state), rules, vertices, budget);
        InstructionRunner runner = new InstructionRunner(progress, globals, edges, encoding);
        for (Command command : state.commands) {
            try {
                runner.run(command);
            } catch (DockerfileException e) {
                throw command.isTrigger() ? Refusals.inTrigger(e, command.line()) : e;
            }
        }
        progress.scope().keepInImage();
        StageResult result = progress.result();
        state.finish(result);
        if (progress.hasOperations()) {
            stagesByVertex
                    .computeIfAbsent(result.vertex(), ignored -> new ArrayList<>())
                    .add(state.index());
        }
    }

    /** Stages of which BuildKit would see one vertex; two or more in a group, in the order of their first stage. */
    List<List<Integer>> sameVertex() {
        return stagesByVertex.values().stream()
                .filter(group -> group.size() > 1)
                .sorted((one, other) -> one.get(0).compareTo(other.get(0)))
                .map(List::copyOf)
                .toList();
    }

    private StageResult start(BuildState state) {
        BuildState base = state.base();
        if (base != null) {
            return childOf(base);
        }
        PlatformSpecifier platform = bases.platform(state);
        boolean scratch = state.startsFromScratch();
        return new StageResult(
                StageEnvironment.ofImage(platform.os()),
                scratch ? WorkingDirectory.ROOT : WorkingDirectory.OF_IMAGE,
                "",
                List.of(),
                platform.os(),
                scratch ? vertices.number("scratch") : vertices.number("image", identity(state), platform),
                !scratch);
    }

    private static StageResult childOf(BuildState base) {
        StageResult result = base.result();
        if (result == null) {
            throw new IllegalStateException("stage " + base.label() + " is built after a stage that starts from it");
        }
        return new StageResult(
                result.environment().child(),
                result.directory(),
                result.user(),
                result.shell(),
                result.os(),
                result.vertex(),
                result.fromUnknownImage());
    }

    private static String identity(BuildState state) {
        return state.replacement()
                .map(NamedContext::value)
                .or(() -> state.reference().map(ImageReference::normalized))
                .orElse(state.operand);
    }
}
