package dev.stagefan.workflow.yaml;

import java.util.ArrayList;
import java.util.List;

/** Everything that GitHub would refuse, or start and then not run, checked before a file is handed out. */
public final class WorkflowRules {
    private WorkflowRules() {}

    /** What is wrong with a workflow, each a clause that can follow "because"; empty if nothing is. */
    public static List<String> problems(Workflow workflow) {
        List<String> problems = new ArrayList<>();
        problems.addAll(TriggerRules.problems(workflow.triggers()));
        problems.addAll(JobRules.problems(workflow.jobs()));
        problems.addAll(SizeRules.problems(workflow));
        return List.copyOf(problems);
    }
}
