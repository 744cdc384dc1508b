package dev.stagefan.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stagefan agent resolve}. */
@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Look up which digests the external images of the plan's stages have now, so that all jobs build on the same"
                    + " ones.",
            "",
            "Writes them as JSON to standard output. On GitHub that is the step's output bases, too, which other jobs take"
                    + " with --needs or --bases."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan agent resolve --plan plan.json --image ghcr.io/acme/widget",
            "  stagefan agent resolve --plan plan.json --image ghcr.io/acme/widget --optional base.example.com/os:12"
        })
final class AgentResolveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--optional",
            paramLabel = "IMAGE",
            description =
                    "An image as the Dockerfile names it, or all, that is left to each job's builder where it cannot be"
                            + " looked up: because the builder has a mirror that this machine does not know of, or has the image"
                            + " itself; may be repeated.")
    List<String> optional = new ArrayList<>();

    @Mixin
    AgentPlanOptions plan = new AgentPlanOptions();

    AgentResolveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        return new AgentResolving(surroundings, plan.read(surroundings), Lines.of(optional))
                .carryOut()
                .number();
    }
}
