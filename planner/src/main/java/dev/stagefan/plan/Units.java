package dev.stagefan.plan;

import dev.stagefan.fleet.Overrides;
import dev.stagefan.graph.StageNode;
import dev.stagefan.schedule.Problem;
import dev.stagefan.schedule.Task;
import dev.stagefan.yaml.Near;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which tasks stay together whatever the search finds: those that the user fused, those that BuildKit would build as one,
 * those that only the merge job builds as a single build would, and those that no image can stand between.
 */
final class Units {
    /** BuildKit sets it to the name of the stage that is asked for, which differs from job to job. */
    private static final String TARGET_STAGE = "TARGETSTAGE";

    private final Stages stages;
    private final Workload workload;
    private final Overrides overrides;
    private final Carrier carrier;
    private final int[] leader;

    private Units(Stages stages, Workload workload, PlanRequest request) {
        this.stages = stages;
        this.workload = workload;
        this.overrides = request.overrides();
        this.carrier = request.carrier();
        leader = new int[workload.heavy().size()];
        for (int task = 0; task < leader.length; task++) {
            leader[task] = task;
        }
    }

    /** What was found, for {@link Problem}. */
    record Grouping(List<List<Integer>> units, Set<Integer> isolated) {}

    /**
     * Groups tasks into units.
     *
     * @throws PlanException where the overrides contradict each other or the graph
     */
    static Grouping of(Stages stages, Workload workload, PlanRequest request, List<Task> tasks) throws PlanException {
        return new Units(stages, workload, request).group(tasks);
    }

    /** The stage that an override names. */
    static int find(Stages stages, String name, String override) throws PlanException {
        String label = name.toLowerCase(Locale.ROOT);
        int found = -1;
        for (StageNode stage : stages.graph().stages()) {
            if (stage.label().equals(label) && (found < 0 || stages.needed().contains(stage.index()))) {
                found = stage.index();
            }
        }
        if (stages.needed().contains(found)) {
            return found;
        }
        List<String> labels = stages.needed().stream().map(stages::label).toList();
        throw new PlanException("could not " + override + " because "
                + (found < 0 ? "no stage is called " + name : "the target does not need stage " + name) + "; "
                + Near.help(label, labels));
    }

    /** The stage that an override names, which must be one that is built. */
    static int findBuilt(Stages stages, String name, String override) throws PlanException {
        int stage = find(stages, name, override);
        if (stages.isLight(stage)) {
            throw new PlanException("could not " + override + " because a named context stands for stage " + name
                    + ", so nothing of it is built; leave one of the two out");
        }
        return stage;
    }

    private Grouping group(List<Task> tasks) throws PlanException {
        stages.graph().sameVertex().forEach(this::join);
        joinTargetStage();
        if (carrier == Carrier.AGENT) {
            Inseparable.of(stages, workload, tasks).forEach(this::join);
        }
        for (List<String> group : overrides.fuse()) {
            List<Integer> fused = new ArrayList<>();
            for (String name : group) {
                fused.add(find(stages, name, "fuse " + String.join(", ", group)));
            }
            join(fused);
        }
        List<List<Integer>> units = units();
        List<List<Integer>> ordered = Problem.inOrder(tasks, units);
        if (ordered.size() < units.size()) {
            List<String> circle = units.stream()
                    .filter(unit -> unit.size() > 1 && !ordered.contains(unit))
                    .map(this::labels)
                    .toList();
            throw new PlanException("could not fuse " + String.join(" and ", circle)
                    + " because a stage between them would have to be built after and before the same job; fuse the"
                    + " stages between them too");
        }
        return new Grouping(ordered, isolated(ordered));
    }

    private Set<Integer> isolated(List<List<Integer>> units) throws PlanException {
        Set<Integer> isolated = new TreeSet<>();
        for (String name : overrides.isolate()) {
            int stage = findBuilt(stages, name, "isolate " + name);
            for (int unit = 0; unit < units.size(); unit++) {
                if (units.get(unit).contains(workload.task(stage))) {
                    refuseCompany(stage, units.get(unit));
                    isolated.add(unit);
                }
            }
        }
        return isolated;
    }

    private void refuseCompany(int stage, List<Integer> unit) throws PlanException {
        List<Integer> twins = stages.graph().sameVertex().stream()
                .filter(group -> group.contains(stage))
                .findFirst()
                .orElse(List.of(stage));
        List<Integer> company = unit.stream()
                .map(workload.heavy()::get)
                .filter(other -> !twins.contains(other))
                .toList();
        if (!company.isEmpty()) {
            throw new PlanException("could not isolate " + stages.label(stage) + " because it has to share a job with "
                    + stages.labels(company) + "; leave out --isolate or what fuses them");
        }
    }

    /** A stage that sees the name of the target, and all that is built from it, gives the same only in the merge job. */
    private void joinTargetStage() {
        if (stages.graph().request().buildArgs().containsKey(TARGET_STAGE)) {
            return;
        }
        Set<Integer> seeing = new TreeSet<>();
        for (int task = 0; task < leader.length; task++) {
            Collection<Integer> with = workload.withLight(task);
            if (with.stream().anyMatch(stage -> seesTarget(stage) || consumes(stage, seeing))) {
                seeing.add(workload.heavy().get(task));
            }
        }
        if (!seeing.isEmpty()) {
            seeing.add(stages.graph().target());
            join(seeing);
        }
    }

    private boolean seesTarget(int stage) {
        return stages.node(stage).facts().buildArgs().contains(TARGET_STAGE);
    }

    private boolean consumes(int stage, Set<Integer> others) {
        return stages.edgesInto(stage).stream().anyMatch(edge -> others.contains(edge.from()));
    }

    private void join(Collection<Integer> together) {
        List<Integer> tasks = together.stream()
                .filter(stage -> !stages.isLight(stage))
                .map(workload::task)
                .toList();
        for (int task : tasks) {
            int from = leader[task];
            int to = leader[tasks.get(0)];
            for (int other = 0; other < leader.length; other++) {
                if (leader[other] == from) {
                    leader[other] = to;
                }
            }
        }
    }

    private List<List<Integer>> units() {
        Map<Integer, List<Integer>> units = new TreeMap<>();
        for (int task = 0; task < leader.length; task++) {
            units.computeIfAbsent(leader[task], unit -> new ArrayList<>()).add(task);
        }
        return List.copyOf(units.values());
    }

    private String labels(List<Integer> unit) {
        return stages.labels(unit.stream().map(workload.heavy()::get).toList());
    }
}
