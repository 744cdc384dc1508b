package dev.stagefan.cli;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.registry.Repository;
import java.nio.file.Path;

/**
 * A plan that a job is a part of.
 *
 * @param digest SHA-256 of its JSON text, as {@code sha256:…}
 * @param images where its products go
 * @param root the folder that its paths are relative to
 */
record AgentPlan(Plan plan, String digest, Repository images, Path root) {
    Job job(String id) throws Failure {
        for (Job job : plan.jobs()) {
            if (job.id().equals(id)) {
                return job;
            }
        }
        throw Failure.badInput("could not carry out the job " + id + " because the plan has no such job; it has "
                + String.join(", ", plan.jobs().stream().map(Job::id).toList()));
    }
}
