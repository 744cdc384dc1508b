package dev.stagefan.workflow;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanJson;
import dev.stagefan.plan.Transport;
import dev.stagefan.workflow.yaml.Flag;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Triggers;
import dev.stagefan.workflow.yaml.Workflow;
import dev.stagefan.workflow.yaml.Workflow.Variable;
import dev.stagefan.workflow.yaml.WorkflowJob;
import dev.stagefan.workflow.yaml.WorkflowRules;
import dev.stagefan.workflow.yaml.WorkflowWriter;
import java.util.ArrayList;
import java.util.List;

/** Writes a plan as a GitHub Actions workflow. Decides nothing about builds: the plan has. */
public final class WorkflowGenerator {
    private WorkflowGenerator() {}

    /**
     * The workflow file of a plan; the same input gives the same bytes.
     *
     * @param dockerfile what {@code graph} was made of, and {@code plan} of that
     * @throws WorkflowException if GitHub or one of the actions would not take what it would have to hold
     */
    public static String generate(Plan plan, Dockerfile dockerfile, StageGraph graph, WorkflowOptions options)
            throws WorkflowException {
        Subject subject = subject(plan, dockerfile, graph, options);
        List<WorkflowJob> jobs = new ArrayList<>();
        for (Job job : plan.jobs()) {
            jobs.add(job.merge() ? new MergeJob(subject).of(job) : new StageJob(subject).of(job));
        }
        if (options.pullRequests() == PullRequests.FAN_OUT) {
            throw new WorkflowException("could not fan a pull request out because the workflow does not call the agent,"
                    + " and Docker's own actions keep caches that a protected branch builds on; try --agent, too");
        }
        return write(subject, variables(plan, options), List.of(), jobs);
    }

    /**
     * The workflow file of a plan whose jobs call the runner agent.
     *
     * @param plan made for {@link dev.stagefan.plan.Carrier#AGENT}; its JSON text lies in the file that {@code agent} names
     * @throws WorkflowException if GitHub or one of the actions would not take what it would have to hold
     */
    public static String generate(
            Plan plan, Dockerfile dockerfile, StageGraph graph, WorkflowOptions options, AgentOptions agent)
            throws WorkflowException {
        Subject subject = subject(plan, dockerfile, graph, options);
        AgentOptionRules.check(agent, subject);
        List<Variable> variables = image(options);
        variables.add(new Variable(
                "The plan that the jobs carry out; the agent refuses another one.",
                AgentCall.PLAN,
                Template.literal(agent.planPath())));
        String digest = "sha256:" + CopyScript.sha256(PlanJson.write(plan));
        variables.add(new Variable("", AgentCall.PLAN_DIGEST, Template.literal(digest)));
        if (new EventConditions(options).reading() != null) {
            variables.add(noBuildRecords());
        }
        return write(subject, variables, List.of(ResolveCall.rebuildInput()), new AgentJobs(subject, agent).all());
    }

    private static Subject subject(Plan plan, Dockerfile dockerfile, StageGraph graph, WorkflowOptions options)
            throws WorkflowException {
        OptionRules.check(options);
        OptionRules.checkPath(plan.dockerfile());
        OptionRules.checkPath(plan.context());
        return new Subject(plan, dockerfile, graph, options);
    }

    private static String write(
            Subject subject, List<Variable> variables, List<Triggers.Input> inputs, List<WorkflowJob> pushing)
            throws WorkflowException {
        WorkflowOptions options = subject.options();
        List<WorkflowJob> jobs = new ArrayList<>(pushing);
        if (new EventConditions(options).reading() != null) {
            jobs.add(new PullRequestJob(subject).of());
        }
        Workflow workflow = new Workflow(
                Header.of(subject),
                options.name(),
                TriggerChoice.of(subject, inputs),
                concurrency(options),
                variables,
                jobs);
        List<String> problems = WorkflowRules.problems(workflow);
        if (!problems.isEmpty()) {
            throw new WorkflowException(
                    "could not write the workflow because " + String.join("; and because ", problems));
        }
        return WorkflowWriter.write(workflow);
    }

    private static Workflow.Concurrency concurrency(WorkflowOptions options) {
        return new Workflow.Concurrency(
                "A publishing run is never cut off by a newer one. The group is spelled out because github.workflow"
                        + " would be the caller's name in a called workflow.",
                Template.literal(options.name() + "-").then(Template.expression("github.ref")),
                options.pullRequests() == PullRequests.NONE
                        ? Flag.FALSE
                        : Template.expression("github.event_name == 'pull_request'"));
    }

    private static List<Variable> image(WorkflowOptions options) {
        List<Variable> variables = new ArrayList<>();
        if (options.image() != null) {
            variables.add(new Variable(
                    "", BuildInputs.IMAGE, Template.literal(options.registry().prefix() + "/" + options.image())));
        }
        return variables;
    }

    private static Variable noBuildRecords() {
        return new Variable("Otherwise each build uploads an artifact.", "DOCKER_BUILD_RECORD_UPLOAD", Flag.FALSE);
    }

    private static List<Variable> variables(Plan plan, WorkflowOptions options) {
        List<Variable> variables = image(options);
        boolean pushesStages = plan.jobs().stream()
                .flatMap(job -> job.outputs().stream())
                .anyMatch(output -> output.transport() != Transport.REGISTRY_CACHE);
        if (pushesStages) {
            variables.add(new Variable(
                    "Stages are pushed without a tag: other jobs name them by their digests.",
                    BuildInputs.PUSH_BY_DIGEST,
                    Template.literal(BuildInputs.PUSH_ATTRIBUTES)));
        }
        variables.add(noBuildRecords());
        return variables;
    }
}
