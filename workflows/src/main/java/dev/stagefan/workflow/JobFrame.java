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
    private final EventConditions events;

    JobFrame(Subject subject) {
        this.subject = subject;
        this.events = new EventConditions(subject.options());
    }

    /**
     * When a job starts.
     *
     * @param condition its {@code if}, or null for the usual: all that it needs succeeded
     */
    record Start(@Nullable String condition, List<String> needs) {
        Start {
            needs = List.copyOf(needs);
        }
    }

    /** A job of the fan-out. A skipped job's dependents are skipped with it; each says so itself to be read alone. */
    WorkflowJob pushing(Job job, String name, Map<String, Template> outputs, List<Step> steps) {
        return pushing(job, new Start(events.pushing(), job.needs()), List.of(), name, outputs, steps);
    }

    /**
     * A job of the fan-out that starts otherwise.
     *
     * @param more what its token may do beside what pushing takes
     */
    WorkflowJob pushing(
            Job job, Start start, List<Permission> more, String name, Map<String, Template> outputs, List<Step> steps) {
        List<Permission> permissions = new ArrayList<>(List.of(READ));
        if (subject.options().registry().credentials() == null) {
            String reason = job.merge() ? "to push the image and its cache" : "to push stages and their caches";
            permissions.add(new Permission("packages", "write", reason));
        }
        permissions.addAll(more);
        boolean usesSecrets = usesSecrets(job) || subject.options().registry().credentials() != null;
        return job(
                job, start, JobComment.of(job, subject), name, permissions, environment(usesSecrets), outputs, steps);
    }

    /** The one job that pushes nothing. */
    WorkflowJob reading(Job job, String name, List<Step> steps) {
        List<String> comment =
                CommentLines.of("A fork's pull request can push nothing, nor can Dependabot's: one job builds it all.");
        return job(
                job,
                new Start(events.reading(), job.needs()),
                comment,
                name,
                List.of(READ),
                environment(usesSecrets(job)),
                Map.of(),
                steps);
    }

    private WorkflowJob job(
            Job job,
            Start start,
            List<String> comment,
            String name,
            List<Permission> permissions,
            @Nullable Template environment,
            Map<String, Template> outputs,
            List<Step> steps) {
        return new WorkflowJob(
                job.id(),
                comment,
                Template.literal(name),
                start.condition(),
                start.needs(),
                Template.literal(job.runner()),
                new WorkflowJob.Timeout(job.timeoutMinutes(), job.timeoutReason()),
                permissions,
                environment,
                outputs,
                steps);
    }

    private boolean usesSecrets(Job job) {
        RemoteBuildKit buildKit = subject.options().buildKit();
        boolean certified = buildKit != null && buildKit.certificates() != null;
        return certified || !job.secrets().isEmpty() || !job.ssh().isEmpty();
    }

    /** The environment that holds the user's secrets, for a job that uses any. */
    @Nullable
    Template environment(boolean usesSecrets) {
        String environment = subject.options().environment();
        return environment == null || !usesSecrets ? null : Template.literal(environment);
    }
}
