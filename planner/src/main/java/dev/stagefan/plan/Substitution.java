package dev.stagefan.plan;

import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageNode;
import dev.stagefan.graph.StageNode.InheritedArg;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Whether a stage's image can take the stage's place in another job, by a named context, and give the same build.
 *
 * <p>buildkit: frontend/dockerfile/dockerfile2llb/convert.go (buildDispatchStates, dispatchState.init)
 */
final class Substitution {
    private final Stages stages;
    private final Map<String, Integer> bearers = new TreeMap<>();
    private final Map<String, List<Integer>> imageUsers = new TreeMap<>();
    private final Map<Integer, String> inheritances = new TreeMap<>();

    /**
     * @param jobs the stages that each job builds
     */
    Substitution(Stages stages, List<SortedSet<Integer>> jobs) {
        this.stages = stages;
        for (StageNode stage : stages.graph().stages()) {
            if (stage.name() != null) {
                bearers.merge(stage.name(), 1, Integer::sum);
            }
        }
        List<List<SortedSet<Integer>>> jobsOf = new ArrayList<>();
        stages.graph().stages().forEach(stage -> jobsOf.add(new ArrayList<>()));
        jobs.forEach(job -> job.forEach(stage -> jobsOf.get(stage).add(job)));
        for (int stage : stages.needed()) {
            for (String image : stages.node(stage).facts().images()) {
                imageUsers
                        .computeIfAbsent(ContextName.ofImage(image), name -> new ArrayList<>())
                        .add(stage);
            }
            findInheritances(stage, jobsOf.get(stage));
        }
    }

    /** An image carries no ARGs: every stage between an heir and where its ARG is declared would lose it on its way. */
    private void findInheritances(int heir, List<SortedSet<Integer>> jobsOfHeir) {
        List<InheritedArg> args = stages.node(heir).facts().inheritedArgs();
        if (args.isEmpty()) {
            return;
        }
        List<Integer> ancestors = stages.ancestors(heir);
        for (InheritedArg arg : args) {
            for (int between : ancestors.subList(0, ancestors.indexOf(arg.declaredIn()) + 1)) {
                if (!jobsOfHeir.stream().allMatch(job -> job.contains(between))) {
                    inheritances.putIfAbsent(
                            between,
                            stages.label(heir) + " inherits ARG " + arg.name() + " of " + stages.label(arg.declaredIn())
                                    + ", which an image does not carry");
                }
            }
        }
    }

    /**
     * Why it cannot, a clause for people; empty where it can.
     *
     * @param consumers the edges by which other jobs consume the stage
     */
    Optional<String> obstacle(int stage, List<Edge> consumers) {
        StageNode node = stages.node(stage);
        return name(node)
                .or(() -> Optional.ofNullable(inheritances.get(stage)))
                .or(() -> consumers.stream().anyMatch(edge -> edge.kind() == EdgeKind.FROM)
                        ? base(node)
                        : Optional.empty());
    }

    private Optional<String> name(StageNode node) {
        String name = node.name();
        if (name == null) {
            return Optional.of("it has no name that a named context could have");
        }
        if (!ContextName.isPossible(name)) {
            return Optional.of("no named context can be called " + name);
        }
        if (bearers.getOrDefault(name, 0) > 1) {
            return Optional.of("another stage is called " + name + " too, and a named context would replace both");
        }
        return imageUsers.getOrDefault(name, List.of()).stream()
                .filter(user -> user != node.index())
                .findFirst()
                .map(user -> "a named context called " + name + " would also replace the image of that name, which "
                        + stages.label(user) + " uses");
    }

    private Optional<String> base(StageNode node) {
        if (node.facts().onBuild()) {
            return Optional.of("its ONBUILD triggers would no longer see its ARGs");
        }
        String platform = stages.platform(node.index());
        return platform.equals(stages.graph().request().platform().toString())
                ? Optional.empty()
                : Optional.of("it is for " + platform + ", which its image would not say");
    }
}
