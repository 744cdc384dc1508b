package dev.stagefan.cli;

import dev.stagefan.graph.StageNode;
import dev.stagefan.workflow.WorkflowCheck;
import dev.stagefan.workflow.WorkflowException;
import dev.stagefan.workflow.WorkflowGenerator;
import dev.stagefan.workflow.WorkflowOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @ArgGroup(validate = false, heading = "%nWhat is known, and what you decide:%n")
    PlanningOptions planning = new PlanningOptions();

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        Planning planned = Planning.of(surroundings, dockerfile.given(), request, planning);
        String workflow = generate(planned);
        if (check) {
            return check(planned.workTree(), workflow).number();
        }
        output.write(surroundings, workflow);
        return planned.verdict(surroundings).number();
    }

    private String generate(Planning planned) throws Failure {
        try {
            WorkflowOptions options = new WorkflowOptions(
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
                    NamedValues.parse("--secret-name", "npm_token=NPM_TOKEN", publish.secretNames),
                    NamedValues.parse("--ssh-secret-name", "default=DEPLOY_KEY", publish.sshSecretNames));
            return WorkflowGenerator.generate(planned.plan(), planned.source().dockerfile(), planned.graph(), options);
        } catch (WorkflowException e) {
            throw Failure.badInput(e);
        }
    }

    /** Unique in its repository: runs of workflows of one name wait for each other. */
    private static String defaultName(Planning planned) {
        StageNode target = planned.graph().stages().get(planned.graph().target());
        String path = planned.plan().dockerfile();
        return target.name() == null ? path : target.name() + " (" + path + ")";
    }

    private ExitCode check(WorkTree workTree, String workflow) throws Failure {
        String file = output.file;
        if (file == null) {
            throw Failure.badInput("could not check the workflow because its file is not given; give it with -o");
        }
        Path path = surroundings.directory().resolve(file);
        if (!Files.exists(path)) {
            throw Failure.doesNotHold(file + " is not there; write it with: " + command(workTree));
        }
        String onDisk = new String(InputFile.read("the workflow", file, path), StandardCharsets.UTF_8);
        WorkflowCheck compared = WorkflowCheck.of(file, onDisk, workflow);
        if (!compared.stale()) {
            return ExitCode.HOLDS;
        }
        ResultWriter.write(surroundings.out(), compared.diff());
        throw Failure.doesNotHold(file + " is stale; write it with: " + command(workTree));
    }

    private String command(WorkTree workTree) {
        ParseResult parsed =
                Objects.requireNonNull(spec, "picocli sets it").commandLine().getParseResult();
        return new CommandText(surroundings, workTree).render(parsed, dockerfile.given());
    }
}
