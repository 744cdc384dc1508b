package dev.stagefan.workflow;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Plan;
import dev.stagefan.workflow.yaml.Flag;
import dev.stagefan.workflow.yaml.Template;
import dev.stagefan.workflow.yaml.Value;
import dev.stagefan.workflow.yaml.Workflow;
import dev.stagefan.workflow.yaml.WorkflowJob;
import dev.stagefan.workflow.yaml.WorkflowRules;
import dev.stagefan.workflow.yaml.WorkflowWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
                environment(options),
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

    private static Map<String, Value> environment(WorkflowOptions options) {
        Map<String, Value> env = new LinkedHashMap<>();
        if (options.image() != null) {
            env.put("IMAGE", Template.literal(options.registry().prefix() + "/" + options.image()));
        }
        // Else every build uploads an artifact of its own.
        env.put("DOCKER_BUILD_RECORD_UPLOAD", Flag.FALSE);
        return env;
    }
}
