package dev.stagefan.cli;

import dev.stagefan.graph.StageNode;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.PlanJson;
import dev.stagefan.workflow.WorkflowException;
import dev.stagefan.workflow.WorkflowGenerator;
import dev.stagefan.workflow.WorkflowOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code generate} and {@code propose} make: the workflow, and before it the plan where its jobs carry one out.
 *
 * @param command the command that writes the files, as they name it
 * @param plan null where the workflow holds all of it
 */
record GeneratedFiles(
        Planning planned,
        String command,
        GeneratedFile workflow,
        @Nullable GeneratedFile plan) {
    private static final String STANDARD_OUTPUT = "-";

    /**
     * Generates.
     *
     * @param file where the workflow goes; null for standard output
     * @param name what the workflow is called; null for the target and the Dockerfile's path
     * @param command the command that writes the files
     */
    static GeneratedFiles of(
            Surroundings surroundings,
            String dockerfile,
            @Nullable String file,
            @Nullable String name,
            GenerateOptions options,
            CommandText.Given command)
            throws Failure {
        AgentWorkflowOptions agent = options.agent;
        Planning planned = Planning.of(
                surroundings,
                dockerfile,
                options.request,
                options.planning,
                agent.agent ? Carrier.AGENT : Carrier.DOCKER_ACTIONS);
        String text = command.text(surroundings, planned.workTree(), dockerfile);
        try {
            WorkflowOptions workflow = workflowOptions(name == null ? defaultName(planned) : name, options, text);
            return agent.agent
                    ? withAgent(surroundings, planned, file, options, workflow)
                    : withoutAgent(planned, file, agent, workflow);
        } catch (WorkflowException e) {
            throw Failure.badInput(e);
        }
    }

    /** In the order in which they are written: a workflow is never there before its plan. */
    List<GeneratedFile> files() {
        return plan == null ? List.of(workflow) : List.of(plan, workflow);
    }

    private static GeneratedFiles withoutAgent(
            Planning planned, @Nullable String file, AgentWorkflowOptions agent, WorkflowOptions options)
            throws Failure, WorkflowException {
        agent.requireNone();
        String workflow =
                WorkflowGenerator.generate(planned.plan(), planned.source().dockerfile(), planned.graph(), options);
        return new GeneratedFiles(
                planned, options.command(), workflow(file == null ? STANDARD_OUTPUT : file, workflow), null);
    }

    private static GeneratedFiles withAgent(
            Surroundings surroundings,
            Planning planned,
            @Nullable String file,
            GenerateOptions given,
            WorkflowOptions options)
            throws Failure, WorkflowException {
        if (file == null) {
            throw Failure.badInput("could not write a workflow that calls the agent to standard output because its plan"
                    + " goes into a file next to it; give the workflow's file with -o");
        }
        String planFile = file.replaceFirst("\\.ya?ml$", "") + ".plan.json";
        String planPath = planned.workTree()
                .relative(surroundings.directory().resolve(planFile))
                .orElseThrow(
                        () -> Failure.badInput("could not write the plan to " + planFile + " because it is outside of "
                                + planned.workTree().root() + ", where the workflow runs; give -o a path in it"));
        String workflow = WorkflowGenerator.generate(
                planned.plan(),
                planned.source().dockerfile(),
                planned.graph(),
                options,
                given.agent.options(planPath, settingsPath(surroundings, planned, given.planning)));
        return new GeneratedFiles(
                planned,
                options.command(),
                workflow(file, workflow),
                new GeneratedFile("the plan", planFile, PlanJson.write(planned.plan())));
    }

    /** The settings file as the jobs see it; null where there is none, or not in the repository. */
    private static @Nullable String settingsPath(Surroundings surroundings, Planning planned, PlanningOptions options) {
        String file = options.settingsFile(surroundings.directory());
        return file == null
                ? null
                : planned.workTree()
                        .relative(surroundings.directory().resolve(file))
                        .orElse(null);
    }

    private static GeneratedFile workflow(String file, String text) {
        return new GeneratedFile("the workflow", file, text);
    }

    private static WorkflowOptions workflowOptions(String name, GenerateOptions options, String command)
            throws Failure, WorkflowException {
        TriggerOptions triggers = options.triggers;
        PublishOptions publish = options.publish;
        return new WorkflowOptions(
                command,
                name,
                triggers.schedules,
                triggers.pushBranches,
                triggers.pullRequests,
                triggers.exposedArgs,
                publish.tags,
                publish.registry(),
                publish.image,
                publish.environment,
                publish.buildKit(),
                NamedValues.parse("--secret-name", "npm_token=NPM_TOKEN", publish.secretNames),
                NamedValues.parse("--ssh-secret-name", "default=DEPLOY_KEY", publish.sshSecretNames));
    }

    /** Unique in its repository: runs of workflows of one name wait for each other. */
    private static String defaultName(Planning planned) {
        StageNode target = planned.graph().stages().get(planned.graph().target());
        String path = planned.plan().dockerfile();
        return target.name() == null ? path : target.name() + " (" + path + ")";
    }
}
