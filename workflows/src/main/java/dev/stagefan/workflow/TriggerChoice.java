package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Triggers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What starts the workflow, and what a workflow that calls it gives and gets. */
final class TriggerChoice {
    private TriggerChoice() {}

    static Triggers of(Subject subject) throws WorkflowException {
        WorkflowOptions options = subject.options();
        Job merge = subject.plan().mergeJob();
        return new Triggers(
                options.schedules(),
                options.pushBranches(),
                options.pullRequests(),
                List.of(),
                secrets(subject),
                List.of(new Triggers.Output(
                        "digest",
                        "digest of the published image",
                        Template.expression("jobs." + merge.id() + ".outputs.digest"))));
    }

    private static List<Triggers.Secret> secrets(Subject subject) throws WorkflowException {
        Map<String, Triggers.Secret> secrets = new TreeMap<>();
        return new ArrayList<>(secrets.values());
    }
}
