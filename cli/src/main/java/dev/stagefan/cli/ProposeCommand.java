package dev.stagefan.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stagefan propose}. */
@Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {
            "Open a pull request with the files that stagefan generate makes, if they differ from those on the base"
                    + " branch.",
            "",
            "Its text has the estimate before and after. Given again, it updates its own pull request, or leaves alone"
                    + " what is right already. Nothing here is written, and no branch here is touched.",
            "",
            "A token in $$GITHUB_TOKEN or $$GH_TOKEN needs contents: write, pull-requests: write and, for files in"
                    + " .github/workflows, workflows: write, which the token of a workflow itself never has."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan propose -o .github/workflows/image.yml docker/Dockerfile",
            "  stagefan propose -o .github/workflows/image.yml --timings timings.yml --label ci --base main"
        })
final class ProposeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    DockerfileParameter dockerfile = new DockerfileParameter();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The workflow's file; the plan of a workflow that calls the agent is next to it.")
    String output = "";

    @ArgGroup(validate = false, heading = "%nThe pull request:%n")
    ProposalOptions proposal = new ProposalOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What GitHub's pages call the workflow (default: the target and the Dockerfile's path).")
    @Nullable
    String name;

    @Mixin
    GenerateOptions given = new GenerateOptions();

    ProposeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        CommandText.Given command = new CommandText.Given(
                Objects.requireNonNull(spec, "picocli sets it").commandLine().getParseResult());
        GeneratedFiles generated = GeneratedFiles.of(surroundings, dockerfile.given(), output, name, given, command);
        return new Proposing(surroundings, proposal, generated).carryOut().number();
    }
}
