package dev.stagefan.run;

import dev.stagefan.plan.Job;
import java.util.Map;

/**
 * A job with the builder that it gets.
 *
 * @param job one of the plan's
 * @param builder name of the Buildx builder, which no other job has meanwhile
 * @param inputs digests of what the jobs that it needs made, by key ({@code stage-INDEX} or {@code slice-INDEX})
 */
public record Assignment(Job job, String builder, Map<String, String> inputs) {
    public Assignment {
        inputs = Map.copyOf(inputs);
    }
}
