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
import java.util.List;
import java.util.Map;

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
        Map<String, Template> outputs = new LinkedHashMap<>();
        for (StageBuild build : StageBuild.of(job)) {
            steps.addAll(steps(build, job));
            build.handovers().forEach(handover -> outputs.put(handover.name(), digest(handover, build.stepId())));
        }
        if (!job.cachedStages().isEmpty()) {
            steps.add(CachedCheck.of(
                    job, StageBuild.of(job).stream().map(StageBuild::stepId).toList(), subject));
        }
        String name = "Build "
                + JobComment.listed(StageBuild.of(job).stream()
                        .map(build -> build.output().label())
                        .distinct()
                        .toList());
        return frame.pushing(job, name, outputs, steps);
    }

    private List<Step> steps(StageBuild build, Job job) throws WorkflowException {
        List<Step> steps = new ArrayList<>();
        Output output = build.output();
        DockerfileCopy copy = DockerfileCopy.of(build, job, subject);
        BuildInputs inputs = new BuildInputs(job, subject);
        Map<String, Value> with;
        if (copy == null) {
            Template file = Template.literal(subject.plan().dockerfile());
            with = inputs.with(file, subject.stageName(output.stage()), List.of(output.cacheTag()));
        } else {
            steps.add(copy.step());
            with = inputs.with(copy.file(), copy.target(), List.of(output.cacheTag()));
        }
        if (build.exportsCache()) {
            with.put("cache-to", BuildInputs.cacheTo(output.cacheTag(), build.handsOnCache()));
        }
        with.put("outputs", build.handsOnImage() ? BuildInputs.pushByDigest() : Template.literal("type=cacheonly"));
        with.put("provenance", Flag.FALSE);
        String name =
                (build.slices() ? "Build and push the slice of " : build.handsOnImage() ? "Build and push " : "Build ")
                        + output.label();
        steps.add(new Step.Uses("", name, build.stepId(), Actions.BUILD, inputs.env(), with));
        return steps;
    }

    private static Template digest(Handover handover, String step) {
        return Template.expression(
                handover.output().transport() == Transport.REGISTRY_CACHE
                        ? "fromJSON(fromJSON(steps." + step + ".outputs.metadata)['cache.manifest']).digest"
                        : "steps." + step + ".outputs.digest");
    }
}
