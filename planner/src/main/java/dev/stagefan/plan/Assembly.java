package dev.stagefan.plan;

import dev.stagefan.fleet.Runner;
import dev.stagefan.graph.StageNode;
import dev.stagefan.graph.StageNode.SecretUse;
import dev.stagefan.schedule.Outcome;
import dev.stagefan.schedule.Outcome.JobRun;
import dev.stagefan.schedule.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes down a plan, once it is settled which tasks share a job. */
final class Assembly {
    private final PlanRequest request;
    private final Stages stages;
    private final Workload workload;
    private final Machines machines;
    private final Problem problem;
    private final Outcome outcome;
    private final List<JobRun> runs;
    private final Handovers handovers;
    private final List<String> ids = new ArrayList<>();
    private final Names tags = new Names();
    private final String mergeCacheTag;
    private final SortedMap<Integer, String> cacheTags = new TreeMap<>();

    Assembly(
            PlanRequest request,
            Stages stages,
            Workload workload,
            Machines machines,
            Problem problem,
            Outcome outcome) {
        this.request = request;
        this.stages = stages;
        this.workload = workload;
        this.machines = machines;
        this.problem = problem;
        this.outcome = outcome;
        runs = inOrder(outcome.jobs());
        handovers = Handovers.of(
                request.carrier(), stages, runs.stream().map(this::stagesOf).toList());
        Names names = new Names();
        String platform = request.graph().request().platform().toString();
        mergeCacheTag = tags.cacheTag(stages.label(request.graph().target()), platform);
        for (int job = 0; job < runs.size(); job++) {
            ids.add(names.jobId(stages.label(mainStage(job))));
            handovers
                    .outputs(job)
                    .forEach(handed -> cacheTags.computeIfAbsent(
                            handed.stage(), stage -> tags.cacheTag(stages.label(stage), platform)));
        }
    }

    Plan plan() {
        List<Job> jobs = new ArrayList<>();
        for (int job = 0; job < runs.size(); job++) {
            jobs.add(job(job));
        }
        @Nullable
        Timeline timeline = workload.isAllUnknown()
                ? null
                : new TimelineWriter(stages, workload, machines, problem, outcome).write(ids, runs);
        return new Plan(
                request.dockerfile(),
                request.context(),
                request.graph().dockerfileDigest(),
                request.carrier(),
                request.graph().request(),
                mergeCacheTag,
                jobs,
                timeline,
                Remarks.unmet(request, stages, machines, runs, jobs, timeline),
                Remarks.notes(request, stages, workload, jobs, timeline));
    }

    /** Each after what it needs; by their start and their first stage, where that leaves a choice. */
    private List<JobRun> inOrder(List<JobRun> jobs) {
        List<JobRun> open = new ArrayList<>(jobs);
        open.sort(Comparator.comparingDouble(JobRun::startSeconds)
                .thenComparingInt(run -> tasksOf(run).get(0)));
        List<JobRun> ordered = new ArrayList<>();
        Set<Integer> done = new HashSet<>();
        while (!open.isEmpty()) {
            JobRun next = open.stream()
                    .filter(run -> needsOnly(run, done))
                    .findFirst()
                    .orElseThrow();
            open.remove(next);
            ordered.add(next);
            done.addAll(tasksOf(next));
        }
        return ordered;
    }

    private boolean needsOnly(JobRun run, Set<Integer> done) {
        List<Integer> own = tasksOf(run);
        return own.stream()
                .flatMap(task -> problem.tasks().get(task).supplies().stream())
                .allMatch(supply -> done.contains(supply.task()) || own.contains(supply.task()));
    }

    private List<Integer> tasksOf(JobRun run) {
        return run.units().stream()
                .flatMap(unit -> problem.units().get(unit).stream())
                .sorted()
                .toList();
    }

    private SortedSet<Integer> stagesOf(JobRun run) {
        return stages.withLight(tasksOf(run).stream().map(workload.heavy()::get).toList());
    }

    private boolean isMerge(int job) {
        return job == runs.size() - 1;
    }

    /** The target; else the stage that takes longest, an unknown one longer than any known; else the last one. */
    private int mainStage(int job) {
        if (isMerge(job)) {
            return request.graph().target();
        }
        return tasksOf(runs.get(job)).stream()
                .map(workload.heavy()::get)
                .max(Comparator.comparing((Integer stage) -> workload.unknown().contains(stage))
                        .thenComparingDouble(workload::seconds)
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private Job job(int job) {
        SortedSet<Integer> built = stagesOf(runs.get(job));
        List<StageNode> nodes = built.stream().map(stages::node).toList();
        SortedSet<Integer> all = new TreeSet<>(built);
        all.addAll(handovers.cached(job));
        List<StageNode> walked = all.stream().map(stages::node).toList();
        List<Input> inputs = handovers.inputs(job).stream()
                .map(taken -> new Input(
                        taken.stage(),
                        stages.label(taken.stage()),
                        ids.get(handovers.builtBy(taken.stage())),
                        taken.transport(),
                        taken.reason()))
                .toList();
        Runner runner = machines.runners().get(runs.get(job).machine());
        TimeLimit limit = TimeLimit.of(
                runs.get(job).runSeconds(),
                runner.limitSeconds(),
                built.stream()
                        .filter(workload.unknown()::contains)
                        .map(stages::label)
                        .toList());
        return new Job(
                ids.get(job),
                isMerge(job),
                runner.label(),
                inputs.stream().map(Input::job).distinct().sorted().toList(),
                List.copyOf(built),
                List.copyOf(handovers.cached(job)),
                inputs,
                outputs(job),
                walked.stream().anyMatch(node -> !node.facts().contextSources().isEmpty()),
                buildArgs(job),
                secrets(nodes),
                union(nodes, node -> node.facts().ssh()),
                union(walked, node -> node.facts().entitlements()),
                limit.minutes(),
                limit.reason());
    }

    /** Of all that BuildKit's frontend reads for the job, and of every FROM line, which it expands whatever it builds. */
    private List<String> buildArgs(int job) {
        SortedSet<String> names = new TreeSet<>();
        handovers
                .read(job)
                .forEach(stage -> names.addAll(stages.node(stage).facts().buildArgs()));
        stages.graph().stages().forEach(stage -> names.addAll(stage.facts().baseArgs()));
        return List.copyOf(names);
    }

    private List<Output> outputs(int job) {
        return handovers.outputs(job).stream()
                .map(handed -> new Output(
                        handed.stage(),
                        stages.label(handed.stage()),
                        handed.transport(),
                        handed.slicePaths(),
                        cutAfterLine(handed.stage()),
                        Objects.requireNonNull(cacheTags.get(handed.stage()))))
                .toList();
    }

    /** {@code --target} takes names only, and of stages that share a name it takes the last one. */
    private @Nullable Integer cutAfterLine(int stage) {
        String name = stages.node(stage).name();
        boolean nameable = name != null
                && stages.graph().stages().stream()
                        .noneMatch(other -> other.index() > stage && name.equals(other.name()));
        return nameable ? null : Integer.valueOf(stages.node(stage).endLine());
    }

    private static List<String> union(Collection<StageNode> nodes, Function<StageNode, List<String>> part) {
        return nodes.stream()
                .flatMap(node -> part.apply(node).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** One use an id; required where any use requires it. */
    private static List<SecretUse> secrets(Collection<StageNode> nodes) {
        SortedMap<String, Boolean> secrets = new TreeMap<>();
        nodes.forEach(node ->
                node.facts().secrets().forEach(use -> secrets.merge(use.id(), use.required(), Boolean::logicalOr)));
        List<SecretUse> uses = new ArrayList<>();
        secrets.forEach((id, required) -> uses.add(new SecretUse(id, required)));
        return uses;
    }
}
