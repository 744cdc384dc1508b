package dev.stagefan.workflow;

import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Triggers;
import java.util.List;

/** What starts the workflow, and what a workflow that calls it gives and gets. */
final class TriggerChoice {
    private TriggerChoice() {}

    static Triggers of(Subject subject) throws WorkflowException {
        WorkflowOptions options = subject.options();
        Template digest =
                Template.expression("jobs." + subject.plan().mergeJob().id() + ".outputs.digest");
        return new Triggers(
                options.schedules(),
                options.pushBranches(),
                options.pullRequests(),
                ExposedArgs.of(subject),
                UsedSecrets.of(subject),
                List.of(new Triggers.Output("digest", "digest of the published image", digest)));
    }
}
