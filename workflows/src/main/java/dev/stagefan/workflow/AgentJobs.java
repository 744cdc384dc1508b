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
 * The jobs of a workflow that calls the runner agent: one that decides which jobs run, those of the plan, and one that
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
    private final JobConditions conditions;
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
        this.conditions = new JobConditions(resolveId);
    }

    List<WorkflowJob> all() throws WorkflowException {
        List<WorkflowJob> jobs = new ArrayList<>(List.of(resolve()));
        for (Job job : subject.plan().jobs()) {
            jobs.add(job.merge() ? merge(job) : stage(job));
        }
        jobs.add(report());
        return jobs;
    }

    private WorkflowJob resolve() throws WorkflowException {
        List<Step> list = new ArrayList<>(steps.beforeAsking(
                checkout("Keys come from the commit itself.", "Check out the Dockerfile and the plan", sources())));
        list.add(call.resolve());
        boolean ownToken = subject.options().registry().credentials() == null;
        List<Permission> permissions = new ArrayList<>(List.of(JobFrame.READ));
        if (ownToken) {
            permissions.add(new Permission("packages", "read", "to look up images"));
        }
        if (agent.reuse().attest()) {
            permissions.add(new Permission("attestations", "read", "to verify what is taken again"));
        }
        Map<String, Template> outputs = new LinkedHashMap<>();
        outputs.put("resolution", Template.expression("steps.resolve.outputs.resolution"));
        outputs.put("jobs", Template.expression("steps.resolve.outputs.jobs"));
        return around(
                resolveId,
                "Looks up what may move while the jobs run, once for all of them, and which stages are there already:"
                        + " jobs whose stages are do not start.",
                "Decide what is built",
                new EventConditions(subject.options()).pushing(),
                List.of(),
                permissions,
                frame.environment(!ownToken),
                outputs,
                list);
    }

    private WorkflowJob stage(Job job) throws WorkflowException {
        Map<String, Template> outputs = new LinkedHashMap<>();
        Set<String> labels = new LinkedHashSet<>();
        for (Output output : job.outputs()) {
            // A step that failed has put nothing out.
            outputs.put(output.key(), Template.expression(AgentCall.digest(output)));
            labels.add(output.label());
        }
        String listed = JobComment.listed(List.copyOf(labels));
        List<Step> list = new ArrayList<>(steps.beforePushing(job, checkout(job)));
        list.add(call.stage(job, "Build and push " + listed));
        if (agent.reuse().attest()) {
            list.addAll(Attestation.ofStages(job));
        }
        list.add(call.keepRecord(job));
        return planned(job, "Build " + listed, outputs, list);
    }

    private WorkflowJob merge(Job job) throws WorkflowException {
        List<Step> list = new ArrayList<>(steps.beforePushing(job, checkout(job)));
        list.add(MergeJob.tags(subject));
        list.add(call.merge(job, "Build and push " + subject.targetLabel()));
        if (agent.reuse().attest()) {
            list.add(Attestation.ofImage(subject.targetLabel()));
        }
        list.add(MergeJob.summary("agent", AgentCall.tags(subject.options())));
        list.add(call.keepRecord(job));
        Map<String, Template> outputs = Map.of("digest", Template.expression("steps.agent.outputs.digest"));
        return planned(job, "Merge and publish " + subject.targetLabel(), outputs, list);
    }

    private WorkflowJob planned(Job job, String name, Map<String, Template> outputs, List<Step> list) {
        List<String> needs = new ArrayList<>(List.of(resolveId));
        needs.addAll(job.needs());
        List<Permission> more = agent.reuse().attest() ? Attestation.permissions(job) : List.of();
        return frame.pushing(job, new JobFrame.Start(conditions.of(job), needs), more, name, outputs, list);
    }

    private WorkflowJob report() {
        List<String> needs = new ArrayList<>(List.of(resolveId));
        subject.plan().jobs().forEach(job -> needs.add(job.id()));
        HistorySteps history = new HistorySteps(subject.options(), agent);
        List<Step> list = new ArrayList<>(List.of(checkout("", "Check out the Dockerfile and the plan", planned())));
        list.addAll(history.before());
        list.add(call.fetchRecords());
        list.add(call.report());
        list.addAll(history.after());
        return around(
                reportId,
                "Says what the jobs did, also where some failed.",
                "Report",
                conditions.ofReport(),
                needs,
                history.permissions(),
                frame.environment(history.usesSecrets()),
                Map.of(),
                list);
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

    private Step checkout(Job job) {
        return steps.needsRepository(job)
                ? RegistrySteps.wholeCheckout()
                : checkout(JobSteps.NO_CONTEXT, "Check out the Dockerfile and the plan", sources());
    }

    /** What the plan was made of, which is planned again to see whether it could be better. */
    private List<String> planned() {
        List<String> files = new ArrayList<>(List.of(subject.plan().dockerfile()));
        String settings = agent.settingsPath();
        if (settings != null) {
            files.add(settings);
        }
        return files;
    }

    /** The Dockerfile, and the files that say what is left out of its context. */
    private List<String> sources() {
        String dockerfile = subject.plan().dockerfile();
        String context = subject.plan().context();
        return List.of(
                dockerfile, dockerfile + ".dockerignore", (context.equals(".") ? "" : context + "/") + ".dockerignore");
    }

    /** A checkout of the plan and these files, or of everything where the action itself is in the repository. */
    private Step checkout(String comment, String name, List<String> paths) {
        if (agent.needsRepository()) {
            return RegistrySteps.wholeCheckout();
        }
        List<String> all = new ArrayList<>(paths);
        all.add(agent.planPath());
        return RegistrySteps.sparseCheckout(comment, name, all);
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
