package dev.stagefan.cli;

import dev.stagefan.workflow.WorkflowException;
import dev.stagefan.workflow.WorkflowGenerator;
import dev.stagefan.workflow.WorkflowOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stagefan generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
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
    @Nullable CommandSpec spec;

    @Mixin
    DockerfileParameter dockerfile = new DockerfileParameter();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(names = "--check", description = "Write nothing: end with 1, and a diff, when the file of -o is stale.")
    boolean check;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What GitHub's pages call the workflow (default: the target's name).")
    @Nullable String name;

    @ArgGroup(validate = false, heading = "%nWhat starts the workflow, beside a person and another workflow:%n")
    TriggerOptions triggers = new TriggerOptions();

    @ArgGroup(validate = false, heading = "%nWhere it publishes, and with which secrets:%n")
    PublishOptions publish = new PublishOptions();

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        return ExitCode.HOLDS.number();
    }
}
