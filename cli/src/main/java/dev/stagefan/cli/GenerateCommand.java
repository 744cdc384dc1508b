package dev.stagefan.cli;

import dev.stagefan.workflow.WorkflowCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

    @Mixin
    GenerateOptions given = new GenerateOptions();

    GenerateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        String file = output.path();
        if (check && file == null) {
            throw Failure.badInput("could not check the workflow because its file is not given; give it with -o");
        }
        ParseResult parsed =
                Objects.requireNonNull(spec, "picocli sets it").commandLine().getParseResult();
        GeneratedFiles generated =
                GeneratedFiles.of(surroundings, dockerfile.given(), file, name, given, new CommandText.Given(parsed));
        if (check) {
            return check(generated).number();
        }
        if (file == null) {
            output.write(surroundings, generated.workflow().text());
        } else {
            for (GeneratedFile each : generated.files()) {
                each.write(surroundings);
            }
        }
        return generated.planned().verdict(surroundings).number();
    }

    private ExitCode check(GeneratedFiles generated) throws Failure {
        List<String> stale = new ArrayList<>();
        for (GeneratedFile file : generated.files()) {
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
        throw Failure.doesNotHold(String.join(", and ", stale) + "; write " + what + " with: " + generated.command());
    }
}
