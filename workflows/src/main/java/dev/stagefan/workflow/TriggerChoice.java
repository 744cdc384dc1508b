package dev.stagefan.workflow;

import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Triggers;
import java.util.ArrayList;
import java.util.List;

/** What starts the workflow, and what a workflow that calls it gives and gets. */
final class TriggerChoice {
    private TriggerChoice() {}

    /** Those of a workflow that has inputs beside those of its build args. */
    static Triggers of(Subject subject, List<Triggers.Input> first) throws WorkflowException {
        List<Triggers.Input> inputs = new ArrayList<>(first);
        inputs.addAll(ExposedArgs.of(subject));
        WorkflowOptions options = subject.options();
        Template digest =
                Template.expression("jobs." + subject.plan().mergeJob().id() + ".outputs.digest");
        return new Triggers(
                options.schedules(),
                options.pushBranches(),
                options.pullRequests() != PullRequests.NONE,
                inputs,
                UsedSecrets.of(subject),
                List.of(new Triggers.Output("digest", "digest of the published image", digest)));
    }
}
