package dev.stagefan.workflow;

import dev.stagefan.graph.StageNode.SecretUse;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.workflow.yaml.Flag;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import dev.stagefan.workflow.yaml.WorkflowJob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The job that builds a pull request. The token of a fork's run (and of Dependabot's) may push nothing, so there is no
 * way for a stage to travel between jobs.
 */
final class PullRequestJob {
    private static final int LONGEST = 360;

    private final Subject subject;

    PullRequestJob(Subject subject) {
        this.subject = subject;
    }

    WorkflowJob of() throws WorkflowException {
        Job job = everything();
        List<Step> steps = new ArrayList<>(new JobSteps(subject).beforeBuilding(job));
        BuildInputs inputs = BuildInputs.of(job, subject);
        Map<String, Value> with = inputs.with(BuildFile.ofTarget(subject), caches());
        with.put("outputs", Template.literal("type=cacheonly"));
        with.put("provenance", Flag.FALSE);
        steps.add(new Step.Uses("", "Build " + subject.targetLabel(), "build", Actions.BUILD, inputs.env(), with));
        return new JobFrame(subject).reading(job, "Build " + subject.targetLabel() + " and push nothing", steps);
    }

    /** The whole plan as one job. */
    private Job everything() {
        Job merge = subject.plan().mergeJob();
        int limits =
                subject.plan().jobs().stream().mapToInt(Job::timeoutMinutes).sum();
        return new Job(
                freeId(),
                true,
                merge.runner(),
                List.of(),
                union(Job::stages),
                List.of(),
                List.of(),
                List.of(),
                subject.plan().jobs().stream().anyMatch(Job::readsContext),
                union(Job::buildArgs),
                secrets(),
                union(Job::ssh),
                union(Job::entitlements),
                Math.min(limits, LONGEST),
                limits > LONGEST ? "as long as a hosted runner may run" : "the sum of the other jobs' limits");
    }

    private String freeId() {
        Set<String> taken = new LinkedHashSet<>();
        subject.plan().jobs().forEach(job -> taken.add(job.id()));
        String id = "pull-request";
        for (int i = 2; taken.contains(id); i++) {
            id = "pull-request-" + i;
        }
        return id;
    }

    private <T extends Comparable<T>> List<T> union(Function<Job, List<T>> part) {
        return subject.plan().jobs().stream()
                .map(part)
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /** Each once, and required if any stage requires it. */
    private List<SecretUse> secrets() {
        Map<String, Boolean> required = new TreeMap<>();
        subject.plan().jobs().stream()
                .flatMap(job -> job.secrets().stream())
                .forEach(secret -> required.merge(secret.id(), secret.required(), Boolean::logicalOr));
        return required.entrySet().stream()
                .map(secret -> new SecretUse(secret.getKey(), secret.getValue()))
                .toList();
    }

    /**
     * Caches of earlier pushes, which a public package's are read without logging in. Those of jobs that took a stage
     * from another job are of no use: the stage's image, or its cache, stood where this build has its instructions.
     */
    private List<Template> caches() {
        return subject.plan().jobs().stream()
                .filter(job -> job.inputs().isEmpty())
                .flatMap(job -> job.merge()
                        ? Stream.of(subject.plan().mergeCacheTag())
                        : job.outputs().stream().map(Output::cacheTag))
                .distinct()
                .map(BuildInputs::cache)
                .toList();
    }
}
