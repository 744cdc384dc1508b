package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Transport;
import dev.stagefan.workflow.yaml.Flag;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import dev.stagefan.workflow.yaml.WorkflowJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A job that builds stages and hands them on by digest. */
final class StageJob {
    private final Subject subject;
    private final JobFrame frame;

    StageJob(Subject subject) {
        this.subject = subject;
        this.frame = new JobFrame(subject);
    }

    WorkflowJob of(Job job) throws WorkflowException {
        List<Step> steps = new ArrayList<>(new JobSteps(subject).beforePushing(job));
        steps.addAll(CacheFetch.of(job, subject));
        Map<String, Template> outputs = new LinkedHashMap<>();
        Set<String> labels = new LinkedHashSet<>();
        Set<String> ids = new LinkedHashSet<>();
        for (StageBuild build : StageBuild.of(job)) {
            steps.addAll(steps(build, job));
            build.handovers().forEach(handover -> outputs.put(handover.name(), digest(handover, build.stepId())));
            labels.add(build.output().label());
            ids.add(build.stepId());
        }
        steps.addAll(CachedCheck.of(job, List.copyOf(ids), subject));
        return frame.pushing(job, "Build " + JobComment.listed(List.copyOf(labels)), outputs, steps);
    }

    private List<Step> steps(StageBuild build, Job job) throws WorkflowException {
        Output output = build.output();
        BuildFile file =
                build.slices() ? BuildFile.ofSlice(output, job, subject) : BuildFile.ofStage(output, job, subject);
        BuildInputs inputs = BuildInputs.of(job, subject);
        Map<String, Value> with = inputs.with(file, List.of(BuildInputs.cache(output.cacheTag())));
        if (build.exportsCache()) {
            with.put("cache-to", BuildInputs.cacheTo(output.cacheTag(), build.handsOnCache()));
        }
        with.put("outputs", build.handsOnImage() ? BuildInputs.pushByDigest() : Template.literal("type=cacheonly"));
        with.put("provenance", Flag.FALSE);
        List<Step> steps = new ArrayList<>(file.steps());
        steps.add(new Step.Uses("", name(build), build.stepId(), Actions.BUILD, inputs.env(), with));
        return steps;
    }

    private static String name(StageBuild build) {
        String verb = build.handsOnImage() ? "Build and push " : "Build ";
        return verb + (build.slices() ? "the slice of " : "") + build.output().label();
    }

    private static Template digest(Handover handover, String step) {
        return Template.expression(
                handover.output().transport() == Transport.REGISTRY_CACHE
                        ? "fromJSON(fromJSON(steps." + step + ".outputs.metadata)['cache.manifest']).digest"
                        : "steps." + step + ".outputs.digest");
    }
}
