package dev.stagefan.workflow;

import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Transport;
import dev.stagefan.workflow.yaml.Flag;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The steps that bring finished stages from their registry caches into a job's own engine, before it builds.
 *
 * <p>A build that imports several caches which hold the same stages misses at random, whenever one of those stages has a
 * COPY: the engine keeps the cache key of one import and looks for what follows in another (measured on BuildKit 0.33.1;
 * buildkit: solver/combinedcache.go, Query; moby/buildkit#6418). A build with one import does not. The export makes the
 * engine fetch the layers too, without which it forgets them after the build.
 */
final class CacheFetch {
    private CacheFetch() {}

    static List<Step> of(Job job, Subject subject) throws WorkflowException {
        List<Step> steps = new ArrayList<>();
        for (Input input : inputs(job)) {
            Handover handover = Handover.taken(input, subject.job(input.job()));
            BuildFile file = BuildFile.ofStage(handover.output(), job, subject);
            BuildInputs inputs = BuildInputs.withoutSecrets(job, subject);
            Map<String, Value> with = inputs.with(file, List.of(BuildInputs.cacheOf(input, subject)));
            with.put("outputs", Template.literal("type=oci,dest=/dev/null"));
            with.put("provenance", Flag.FALSE);
            steps.addAll(file.steps());
            steps.add(new Step.Uses(
                    steps.isEmpty()
                            ? "One at a time: a build that imports several caches of the same stages misses at random."
                            : "",
                    "Fetch " + input.label() + " from its cache",
                    stepId(input, job),
                    Actions.BUILD,
                    inputs.env(),
                    with));
        }
        return steps;
    }

    /** Ids of the steps that {@link #of} makes and that build. */
    static List<String> stepIds(Job job) {
        return inputs(job).stream().map(input -> stepId(input, job)).toList();
    }

    private static List<Input> inputs(Job job) {
        return job.inputs().stream()
                .filter(input -> input.transport() == Transport.REGISTRY_CACHE)
                .toList();
    }

    private static String stepId(Input input, Job job) {
        long alike = inputs(job).stream()
                .filter(other -> Handover.id(other.label()).equals(Handover.id(input.label())))
                .count();
        return "fetch-" + Handover.id(input.label()) + (alike > 1 ? "-" + input.stage() : "");
    }
}
