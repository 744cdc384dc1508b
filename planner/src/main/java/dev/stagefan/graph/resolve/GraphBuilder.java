package dev.stagefan.graph.resolve;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.dockerfile.instruction.MountReader;
import dev.stagefan.dockerfile.value.ContainerPath;
import dev.stagefan.expansion.ExpansionRules;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the stage graph. The steps and their order are BuildKit's, so that of several mistakes the same is reported.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go, toDispatchState
 */
public final class GraphBuilder {
    private final Dockerfile dockerfile;
    private final BuildRequest request;
    private final EdgeCollector edges;

    private GraphBuilder(Dockerfile dockerfile, BuildRequest request) {
        this.dockerfile = dockerfile;
        this.request = request;
        this.edges = new EdgeCollector(declaredArgs(dockerfile));
    }

    /**
     * The graph of a Dockerfile for a build request.
     *
     * @throws DockerfileException if BuildKit v0.33.1 would refuse the build before it runs anything; what depends on the
     *     build context or on the content of images is never a reason
     */
    public static StageGraph build(Dockerfile dockerfile, BuildRequest request) throws DockerfileException {
        return new GraphBuilder(dockerfile, request).build();
    }

    private static Set<String> declaredArgs(Dockerfile dockerfile) {
        Stream<Instruction> inStages = dockerfile.stages().stream().flatMap(stage -> stage.instructions().stream());
        return Stream.concat(dockerfile.globalArgs().stream(), inStages)
                .filter(Instruction.Arg.class::isInstance)
                .flatMap(arg -> ((Instruction.Arg) arg).declarations().stream())
                .map(Instruction.ArgDeclaration::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private StageGraph build() throws DockerfileException {
        ExpansionRules rules = ExpansionRules.forWords(dockerfile.directives().escape());
        NamedContexts contexts = NamedContexts.of(request);
        GlobalScope globals = GlobalScope.of(dockerfile, request);
        SourceDateEpoch.settle(dockerfile, globals, contexts);
        StageTable table = StageResolver.resolve(dockerfile, request, globals, contexts);
        BuildState target = table.target(request.target());
        DependencyLinker linker = new DependencyLinker(table, rules);
        linker.linkStages();
        CircularDependencies.refuse(table.stages());
        BaseResolver bases = new BaseResolver(table, contexts, request.platform());
        Set<BuildState> reachable = new Reachability(table, linker, bases).from(target);
        StageBuilder builder = new StageBuilder(globals, bases, rules, edges, EncodingWatch.of(dockerfile));
        builder.build(table.snapshot(), reachable);
        return assemble(table.stages(), target, reachable, builder.sameVertex());
    }

    private StageGraph assemble(
            List<BuildState> states, BuildState target, Set<BuildState> reachable, List<List<Integer>> sameVertex)
            throws DockerfileException {
        List<StageNode> nodes = new ArrayList<>();
        for (BuildState state : states) {
            if (state.stage != null) {
                nodes.add(node(state, state.stage, reachable.contains(state)));
            }
        }
        List<Edge> sorted = new ArrayList<>(edges.edges());
        sorted.sort(Comparator.comparingInt(Edge::to).thenComparingInt(Edge::line));
        List<Diagnostic> diagnostics = new ArrayList<>(dockerfile.diagnostics());
        diagnostics.addAll(edges.diagnostics());
        return new StageGraph(
                request, target.index(), nodes, sorted, images(nodes), sameVertex, dockerfile.digest(), diagnostics);
    }

    private StageNode node(BuildState state, Stage stage, boolean isReachable) throws DockerfileException {
        BuildState base = state.base();
        if (base != null) {
            edges.add(base, state, EdgeKind.FROM, stage.from().startLine(), List.of(), null);
        }
        state.image().ifPresent(state.facts::addImage);
        if (!isReachable && !state.isReplaced()) {
            addAsWritten(state);
        }
        return new StageNode(
                state.index(),
                stage.name(),
                state.shownBase(),
                state.platform == null ? null : state.platform.toString(),
                stage.from().startLine(),
                stage.endLine(),
                isReachable,
                state.facts.facts(),
                state.facts.assignments(),
                state.facts.indexedImages());
    }

    /** What is known of a stage that the target does not need: its edges, with nothing expanded. */
    private void addAsWritten(BuildState state) throws DockerfileException {
        for (Command command : state.commands) {
            if (command.instruction() instanceof Instruction.Copy copy) {
                List<String> paths =
                        copy.sources().stream().map(ContainerPath::absolute).toList();
                for (BuildState source : command.sources()) {
                    edges.add(source, state, EdgeKind.COPY, command.line(), paths, copy.destination());
                }
            } else if (command.instruction() instanceof Instruction.Run run) {
                state.facts.addRun();
                addMountsAsWritten(state, run, command);
            } else if (command.instruction() instanceof Instruction.OnBuild) {
                state.facts.addOnBuild();
            }
        }
    }

    private void addMountsAsWritten(BuildState state, Instruction.Run run, Command command) throws DockerfileException {
        for (int i = 0; i < run.mounts().size(); i++) {
            if (!MountReader.fromAsWritten(run.mounts().get(i), command.place().position())
                    .isEmpty()) {
                edges.add(command.sources().get(i), state, EdgeKind.MOUNT, command.line(), List.of("/"), null);
            }
        }
    }

    private static List<String> images(List<StageNode> nodes) {
        return nodes.stream()
                .filter(StageNode::reachable)
                .flatMap(node -> node.facts().images().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
