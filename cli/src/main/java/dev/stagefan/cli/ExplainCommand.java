package dev.stagefan.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stagefan explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {
            "Say whether the next build runs a stage or reuses it, and why: by what has changed since it was built last.",
            "",
            "Takes the options of stagefan agent resolve, decides as that would, and changes nothing."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan explain --plan plan.json --image ghcr.io/acme/widget --namespace refs/heads/main",
            "  stagefan explain triton --plan plan.json --image ghcr.io/acme/widget --format json"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STAGE",
            description = "The stage to explain (default: all that the target needs).")
    @Nullable
    String stage;

    @Mixin
    AgentPlanOptions plan = new AgentPlanOptions();

    @Mixin
    AgentResolveOptions options = new AgentResolveOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    TextOrJson format = TextOrJson.TEXT;

    @Mixin
    OutputOption output = new OutputOption();

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        return new Explaining(surroundings, this).carryOut().number();
    }
}
