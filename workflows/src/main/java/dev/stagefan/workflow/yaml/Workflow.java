package dev.stagefan.workflow.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A workflow file.
 *
 * @param header comment lines at its top
 * @param name what GitHub's pages call it
 * @param concurrency which runs exclude each other
 * @param env variables of every job
 * @param jobs in the order in which they are written
 */
public record Workflow(
        List<String> header,
        String name,
        Triggers triggers,
        Concurrency concurrency,
        Map<String, Value> env,
        List<WorkflowJob> jobs) {
    public Workflow {
        header = List.copyOf(header);
        env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
        jobs = List.copyOf(jobs);
    }

    /**
     * Runs of one group run one after the other.
     *
     * @param comment why it is so
     * @param cancel whether a newer run of the group cancels the one that runs
     */
    public record Concurrency(String comment, Template group, Value cancel) {}
}
