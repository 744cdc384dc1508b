package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import dev.stagefan.workflow.yaml.WorkflowJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The job that makes the final image, tags it and says what it published. */
final class MergeJob {
    private final Subject subject;

    MergeJob(Subject subject) {
        this.subject = subject;
    }

    WorkflowJob of(Job job) throws WorkflowException {
        List<Step> steps = new ArrayList<>(new JobSteps(subject).beforePushing(job));
        steps.addAll(CacheFetch.of(job, subject));
        steps.add(tags(subject));
        steps.add(build(job));
        steps.addAll(CachedCheck.of(job, List.of("build"), subject));
        steps.add(summary("build", Template.expression("steps.meta.outputs.tags")));
        return new JobFrame(subject)
                .pushing(
                        job,
                        "Merge and publish " + subject.targetLabel(),
                        Map.of("digest", Template.expression("steps.build.outputs.digest")),
                        steps);
    }

    /** The step {@code meta}, which makes tags and labels of the event. */
    static Step tags(Subject subject) {
        Map<String, Value> with = new LinkedHashMap<>();
        with.put("images", BuildInputs.image());
        List<Template> patterns =
                subject.options().tags().stream().map(ListInput::item).toList();
        if (!patterns.isEmpty()) {
            with.put("tags", Template.lines(patterns));
        }
        return new Step.Uses("", "Choose the tags", "meta", Actions.METADATA, Map.of(), with);
    }

    private Step build(Job job) throws WorkflowException {
        String cacheTag = subject.plan().mergeCacheTag();
        BuildInputs inputs = BuildInputs.of(job, subject);
        Map<String, Value> with = inputs.with(BuildFile.ofTarget(subject), List.of(BuildInputs.cache(cacheTag)));
        with.put("cache-to", BuildInputs.cacheTo(cacheTag, false));
        with.put("outputs", Template.literal("type=image,push=true,compression=zstd"));
        with.put("tags", Template.expression("steps.meta.outputs.tags"));
        return new Step.Uses(
                "This BuildKit pushes the image and its cache at the same time.",
                "Build and push " + subject.targetLabel(),
                "build",
                Actions.BUILD,
                inputs.env(),
                with);
    }

    /** The step that says which image the step of that id has published, under which names. */
    static Step summary(String stepId, Template tags) {
        Map<String, Template> env = new LinkedHashMap<>();
        env.put("DIGEST", Template.expression("steps." + stepId + ".outputs.digest"));
        env.put("TAGS", tags);
        return new Step.Run("", "Say what was published", null, env, """
                {
                  echo "### Published"
                  echo
                  while read -r tag; do
                    echo "- \\`$tag\\`"
                  done <<< "$TAGS"
                  echo
                  echo "Digest: \\`$DIGEST\\`"
                } >> "$GITHUB_STEP_SUMMARY"
                """);
    }
}
