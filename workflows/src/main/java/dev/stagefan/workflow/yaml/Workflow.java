package dev.stagefan.workflow.yaml;

import java.util.List;

/**
 * A workflow file.
 *
 * @param header comment lines at its top
 * @param name what GitHub's pages call it
 * @param concurrency which runs exclude each other
 * @param variables of every job, in the order in which they are written
 * @param jobs in the order in which they are written
 */
public record Workflow(
        List<String> header,
        String name,
        Triggers triggers,
        Concurrency concurrency,
        List<Variable> variables,
        List<WorkflowJob> jobs) {
    public Workflow {
        header = List.copyOf(header);
        variables = List.copyOf(variables);
        jobs = List.copyOf(jobs);
    }

    /** A variable, and why it is there. */
    public record Variable(String comment, String name, Value value) {}

    /**
     * Runs of one group run one after the other.
     *
     * @param comment why it is so
     * @param cancel whether a newer run of the group cancels the one that runs
     */
    public record Concurrency(String comment, Template group, Value cancel) {}
}
