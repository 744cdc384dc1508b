package dev.stagefan.workflow;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.Transport;
import dev.stagefan.workflow.yaml.Flag;
import dev.stagefan.workflow.yaml.Template;
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
        OptionRules.check(options);
        OptionRules.checkPath(plan.dockerfile());
        OptionRules.checkPath(plan.context());
        Subject subject = new Subject(plan, dockerfile, graph, options);
        List<WorkflowJob> jobs = new ArrayList<>();
        for (Job job : plan.jobs()) {
            jobs.add(job.merge() ? new MergeJob(subject).of(job) : new StageJob(subject).of(job));
        }
        if (options.pullRequests()) {
            jobs.add(new PullRequestJob(subject).of());
        }
        Workflow workflow = new Workflow(
                Header.of(subject),
                options.name(),
                TriggerChoice.of(subject),
                concurrency(options),
                variables(plan, options),
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
                options.pullRequests() ? Template.expression("github.event_name == 'pull_request'") : Flag.FALSE);
    }

    private static List<Variable> variables(Plan plan, WorkflowOptions options) {
        List<Variable> variables = new ArrayList<>();
        if (options.image() != null) {
            variables.add(new Variable(
                    "", BuildInputs.IMAGE, Template.literal(options.registry().prefix() + "/" + options.image())));
        }
        boolean pushesStages = plan.jobs().stream()
                .flatMap(job -> job.outputs().stream())
                .anyMatch(output -> output.transport() != Transport.REGISTRY_CACHE);
        if (pushesStages) {
            variables.add(new Variable(
                    "Stages are pushed without a tag: other jobs name them by their digests.",
                    BuildInputs.PUSH_BY_DIGEST,
                    Template.literal(BuildInputs.PUSH_ATTRIBUTES)));
        }
        variables.add(
                new Variable("Otherwise each build uploads an artifact.", "DOCKER_BUILD_RECORD_UPLOAD", Flag.FALSE));
        return variables;
    }
}
