package dev.stagefan.workflow;

import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Plan;
import dev.stagefan.workflow.yaml.CommentLines;
import dev.stagefan.workflow.yaml.Permission;
import dev.stagefan.workflow.yaml.Step;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.WorkflowJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a workflow that calls the runner agent: one that looks the base images up, those of the plan, and one that
 * reports.
 */
final class AgentJobs {
    /** What fetching the action, a few requests and a report may take. */
    private static final WorkflowJob.Timeout SHORT = new WorkflowJob.Timeout(15, "it builds nothing of the image");

    private final Subject subject;
    private final AgentOptions agent;
    private final AgentCall call;
    private final JobSteps steps;
    private final JobFrame frame;
    private final String resolveId;
    private final String reportId;

    AgentJobs(Subject subject, AgentOptions agent) {
        this.subject = subject;
        this.agent = agent;
        this.call = new AgentCall(subject, agent);
        this.steps = new JobSteps(subject);
        this.frame = new JobFrame(subject);
        this.resolveId = freeId("resolve", subject.plan());
        this.reportId = freeId("report", subject.plan());
    }

    List<WorkflowJob> all() throws WorkflowException {
        List<WorkflowJob> jobs = new ArrayList<>(List.of(resolve()));
        for (Job job : subject.plan().jobs()) {
            jobs.add(job.merge() ? merge(job) : stage(job));
        }
        jobs.add(report());
        return jobs;
    }

    private WorkflowJob resolve() {
        List<Step> list = new ArrayList<>(steps.beforeAsking(checkout(
                "",
                "Check out the Dockerfile and the plan",
                List.of(subject.plan().dockerfile()))));
        list.add(call.resolve());
        boolean ownToken = subject.options().registry().credentials() == null;
        List<Permission> permissions = ownToken
                ? List.of(JobFrame.READ, new Permission("packages", "read", "to look up images"))
                : List.of(JobFrame.READ);
        return around(
                resolveId,
                "A tag may move while the jobs run: all of them build on what it is now.",
                "Resolve the base images",
                frame.unlessPullRequest(),
                List.of(),
                permissions,
                frame.environment(!ownToken),
                Map.of("bases", Template.expression("steps.resolve.outputs.bases")),
                list);
    }

    private WorkflowJob stage(Job job) throws WorkflowException {
        Map<String, Template> outputs = new LinkedHashMap<>();
        Set<String> labels = new LinkedHashSet<>();
        for (Output output : job.outputs()) {
            String key = output.key();
            // A step that failed has put nothing out.
            outputs.put(key, Template.expression("fromJSON(steps.agent.outputs.digests || '{}')['" + key + "']"));
            labels.add(output.label());
        }
        String listed = JobComment.listed(List.copyOf(labels));
        List<Step> list = new ArrayList<>(steps.beforePushing(job, checkout(job)));
        list.add(call.stage(job, "Build and push " + listed));
        list.add(call.keepRecord(job));
        return frame.pushing(job, needs(job), "Build " + listed, outputs, list);
    }

    private WorkflowJob merge(Job job) throws WorkflowException {
        List<Step> list = new ArrayList<>(steps.beforePushing(job, checkout(job)));
        list.add(MergeJob.tags(subject));
        list.add(call.merge(job, "Build and push " + subject.targetLabel()));
        list.add(MergeJob.summary("agent"));
        list.add(call.keepRecord(job));
        Map<String, Template> outputs = Map.of("digest", Template.expression("steps.agent.outputs.digest"));
        return frame.pushing(job, needs(job), "Merge and publish " + subject.targetLabel(), outputs, list);
    }

    private WorkflowJob report() {
        List<String> needs = new ArrayList<>(List.of(resolveId));
        subject.plan().jobs().forEach(job -> needs.add(job.id()));
        String always = "!cancelled()";
        String condition = frame.unlessPullRequest();
        return around(
                reportId,
                "Says what the jobs did, also where some failed.",
                "Report",
                condition == null ? always : condition + " && " + always,
                needs,
                List.of(JobFrame.READ),
                null,
                Map.of(),
                List.of(checkout("", "Check out the plan", List.of()), call.fetchRecords(), call.report()));
    }

    private WorkflowJob around(
            String id,
            String comment,
            String name,
            @Nullable String condition,
            List<String> needs,
            List<Permission> permissions,
            @Nullable Template environment,
            Map<String, Template> outputs,
            List<Step> list) {
        return new WorkflowJob(
                id,
                CommentLines.of(comment),
                Template.literal(name),
                condition,
                needs,
                Template.literal(subject.plan().mergeJob().runner()),
                SHORT,
                permissions,
                environment,
                outputs,
                list);
    }

    private List<String> needs(Job job) {
        List<String> needs = new ArrayList<>(List.of(resolveId));
        needs.addAll(job.needs());
        return needs;
    }

    private Step checkout(Job job) {
        String dockerfile = subject.plan().dockerfile();
        String context = subject.plan().context();
        return steps.needsRepository(job)
                ? JobSteps.wholeCheckout()
                : checkout(
                        JobSteps.NO_CONTEXT,
                        "Check out the Dockerfile and the plan",
                        List.of(
                                dockerfile,
                                dockerfile + ".dockerignore",
                                (context.equals(".") ? "" : context + "/") + ".dockerignore"));
    }

    /** A checkout of the plan and these files, or of everything where the action itself is in the repository. */
    private Step checkout(String comment, String name, List<String> paths) {
        if (agent.needsRepository()) {
            return JobSteps.wholeCheckout();
        }
        List<String> all = new ArrayList<>(paths);
        all.add(agent.planPath());
        return JobSteps.sparseCheckout(comment, name, all);
    }

    private static String freeId(String wanted, Plan plan) {
        Set<String> taken = new LinkedHashSet<>();
        plan.jobs().forEach(job -> taken.add(job.id().toLowerCase(Locale.ROOT)));
        String id = wanted;
        for (int i = 2; taken.contains(id); i++) {
            id = wanted + "-" + i;
        }
        return id;
    }
}
