package dev.stagefan.cli;

import dev.stagefan.graph.StageNode;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.PlanJson;
import dev.stagefan.workflow.WorkflowCheck;
import dev.stagefan.workflow.WorkflowException;
import dev.stagefan.workflow.WorkflowGenerator;
import dev.stagefan.workflow.WorkflowOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code stagefan generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {
            "Write the GitHub Actions workflow that builds each heavy stage on its own runner.",
            "",
            "Paths in the workflow are relative to the root of the Git work tree (where there is none, to the"
                    + " current directory)."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan generate -o .github/workflows/image.yml docker/Dockerfile",
            "  stagefan generate --check -o .github/workflows/image.yml docker/Dockerfile",
            "  stagefan generate --schedule '30 2 * * *' --tag type=raw,value=nightly --image acme/server"
        })
final class GenerateCommand implements Callable<Integer> {
    private static final String WORKFLOW = "the workflow";

    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    DockerfileParameter dockerfile = new DockerfileParameter();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(names = "--check", description = "Write nothing: end with 1, and a diff, when the file of -o is stale.")
    boolean check;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What GitHub's pages call the workflow (default: the target and the Dockerfile's path).")
    @Nullable
    String name;

    @ArgGroup(validate = false, heading = "%nWhat starts the workflow, beside a person and another workflow:%n")
    TriggerOptions triggers = new TriggerOptions();

    @ArgGroup(validate = false, heading = "%nWhere it publishes, and with which secrets:%n")
    PublishOptions publish = new PublishOptions();

    @ArgGroup(validate = false, heading = "%nWith the runner agent instead of Docker's own actions:%n")
    AgentWorkflowOptions agent = new AgentWorkflowOptions();

    @ArgGroup(validate = false, heading = "%nWhat is known, and what you decide:%n")
    PlanningOptions planning = new PlanningOptions();

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        Planning planned = Planning.of(
                surroundings,
                dockerfile.given(),
                request,
                planning,
                agent.agent ? Carrier.AGENT : Carrier.DOCKER_ACTIONS);
        try {
            return agent.agent ? withAgent(planned) : withoutAgent(planned);
        } catch (WorkflowException e) {
            throw Failure.badInput(e);
        }
    }

    private int withoutAgent(Planning planned) throws Failure, WorkflowException {
        agent.requireNone();
        String workflow = WorkflowGenerator.generate(
                planned.plan(), planned.source().dockerfile(), planned.graph(), options(planned));
        if (check) {
            String file = output.path();
            if (file == null) {
                throw Failure.badInput("could not check the workflow because its file is not given; give it with -o");
            }
            return check(planned.workTree(), List.of(new GeneratedFile(WORKFLOW, file, workflow)))
                    .number();
        }
        output.write(surroundings, workflow);
        return planned.verdict(surroundings).number();
    }

    /** Writes two files: the workflow, and next to it the plan that its jobs carry out. */
    private int withAgent(Planning planned) throws Failure, WorkflowException {
        String file = output.path();
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
                options(planned),
                agent.options(planPath, settingsPath(planned)));
        List<GeneratedFile> files = List.of(
                new GeneratedFile("the plan", planFile, PlanJson.write(planned.plan())),
                new GeneratedFile(WORKFLOW, file, workflow));
        if (check) {
            return check(planned.workTree(), files).number();
        }
        for (GeneratedFile each : files) {
            each.write(surroundings);
        }
        return planned.verdict(surroundings).number();
    }

    /** The settings file as the jobs see it; null where there is none, or not in the repository. */
    private @Nullable String settingsPath(Planning planned) {
        String file = planning.settingsFile(surroundings.directory());
        return file == null
                ? null
                : planned.workTree()
                        .relative(surroundings.directory().resolve(file))
                        .orElse(null);
    }

    private WorkflowOptions options(Planning planned) throws Failure, WorkflowException {
        return new WorkflowOptions(
                command(planned.workTree()),
                name == null ? defaultName(planned) : name,
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

    private ExitCode check(WorkTree workTree, List<GeneratedFile> files) throws Failure {
        List<String> stale = new ArrayList<>();
        for (GeneratedFile file : files) {
            if (!file.isThere(surroundings)) {
                stale.add(file.given() + " is not there");
                continue;
            }
            WorkflowCheck compared = file.compare(surroundings);
            if (compared.stale()) {
                ResultWriter.write(surroundings.out(), compared.diff());
                stale.add(file.given() + " is stale");
            }
        }
        if (stale.isEmpty()) {
            return ExitCode.HOLDS;
        }
        String what = stale.size() == 1 ? "it" : "both";
        throw Failure.doesNotHold(String.join(", and ", stale) + "; write " + what + " with: " + command(workTree));
    }

    private String command(WorkTree workTree) {
        ParseResult parsed =
                Objects.requireNonNull(spec, "picocli sets it").commandLine().getParseResult();
        return new CommandText(surroundings, workTree).render(parsed, dockerfile.given());
    }
}
