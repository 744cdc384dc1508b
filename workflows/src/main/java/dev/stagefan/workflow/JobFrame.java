package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.workflow.yaml.CommentLines;
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
    static final Permission READ = new Permission("contents", "read", "to check out");

    private final Subject subject;

    JobFrame(Subject subject) {
        this.subject = subject;
    }

    /** A job of the fan-out. A skipped job's dependents are skipped with it; each says so itself to be read alone. */
    WorkflowJob pushing(Job job, String name, Map<String, Template> outputs, List<Step> steps) {
        return pushing(job, job.needs(), name, outputs, steps);
    }

    /** A job of the fan-out that also waits for jobs that the plan does not have. */
    WorkflowJob pushing(Job job, List<String> needs, String name, Map<String, Template> outputs, List<Step> steps) {
        List<Permission> permissions = new ArrayList<>(List.of(READ));
        if (subject.options().registry().credentials() == null) {
            String reason = job.merge() ? "to push the image and its cache" : "to push stages and their caches";
            permissions.add(new Permission("packages", "write", reason));
        }
        boolean usesSecrets = mountsSecrets(job) || subject.options().registry().credentials() != null;
        return job(
                job,
                needs,
                JobComment.of(job, subject),
                name,
                unlessPullRequest(),
                permissions,
                environment(usesSecrets),
                outputs,
                steps);
    }

    /** The job of a pull request. */
    WorkflowJob reading(Job job, String name, List<Step> steps) {
        List<String> comment = CommentLines.of(
                "A pull request may come from a fork, whose token can push nothing:" + " one job builds it all.");
        return job(
                job,
                job.needs(),
                comment,
                name,
                "github.event_name == 'pull_request'",
                List.of(READ),
                environment(mountsSecrets(job)),
                Map.of(),
                steps);
    }

    /** The condition of what a pull request does not do; null where none starts the workflow. */
    @Nullable
    String unlessPullRequest() {
        return subject.options().pullRequests() ? "github.event_name != 'pull_request'" : null;
    }

    private WorkflowJob job(
            Job job,
            List<String> needs,
            List<String> comment,
            String name,
            @Nullable String condition,
            List<Permission> permissions,
            @Nullable Template environment,
            Map<String, Template> outputs,
            List<Step> steps) {
        return new WorkflowJob(
                job.id(),
                comment,
                Template.literal(name),
                condition,
                needs,
                Template.literal(job.runner()),
                new WorkflowJob.Timeout(job.timeoutMinutes(), job.timeoutReason()),
                permissions,
                environment,
                outputs,
                steps);
    }

    private static boolean mountsSecrets(Job job) {
        return !job.secrets().isEmpty() || !job.ssh().isEmpty();
    }

    /** The environment that holds the user's secrets, for a job that uses any. */
    @Nullable
    Template environment(boolean usesSecrets) {
        String environment = subject.options().environment();
        return environment == null || !usesSecrets ? null : Template.literal(environment);
    }
}
