package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.workflow.yaml.Permission;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.WorkflowJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What surrounds the steps of a job: when it runs, where, for how long, and what it may do. */
final class JobFrame {
    private static final Permission READ = new Permission("contents", "read", "to check out");

    private final Subject subject;

    JobFrame(Subject subject) {
        this.subject = subject;
    }

    /** A job of the fan-out. A skipped job's dependents are skipped with it; each says so itself to be read alone. */
    WorkflowJob pushing(Job job, String name, Map<String, Template> outputs, List<Step> steps) {
        List<Permission> permissions = new ArrayList<>(List.of(READ));
        if (subject.options().registry().credentials() == null) {
            permissions.add(new Permission(
                    "packages", "write", job.merge() ? "to push the image and its cache" : "to push stages and their caches"));
        }
        return new WorkflowJob(
                job.id(),
                JobComment.of(job, subject),
                Template.literal(name),
                subject.options().pullRequests() ? "github.event_name != 'pull_request'" : null,
                job.needs(),
                Template.literal(job.runner()),
                new WorkflowJob.Timeout(job.timeoutMinutes(), job.timeoutReason()),
                permissions,
                environment(job),
                outputs,
                steps);
    }

    /** The environment, for a job that uses a secret of the user's. */
    private @Nullable Template environment(Job job) {
        boolean usesSecrets = !job.secrets().isEmpty()
                || !job.ssh().isEmpty()
                || subject.options().registry().credentials() != null;
        String environment = subject.options().environment();
        return environment == null || !usesSecrets ? null : Template.literal(environment);
    }
}
