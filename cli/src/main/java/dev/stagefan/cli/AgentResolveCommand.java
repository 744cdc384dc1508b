package dev.stagefan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stagefan agent resolve}. */
@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Decide which jobs of the plan run: those whose stages are not in the registry under their keys, and what needs"
                    + " them. Look up which digests the external images have now, so that all jobs build on the same ones.",
            "",
            "Writes the resolution as JSON to standard output, and to standard error why each job runs or does not. On GitHub"
                    + " the step's outputs are resolution, which other jobs take with --needs or --resolution, and jobs, the ids"
                    + " of the jobs that run."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan agent resolve --plan plan.json --image ghcr.io/acme/widget",
            "  stagefan agent resolve --plan plan.json --image ghcr.io/acme/widget --commit \"$$GITHUB_SHA\" \\",
            "    --resolve-arg TRITON_COMMIT=git:https://github.com/acme/triton#main --refresh base=weekly"
        })
final class AgentResolveCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    AgentPlanOptions plan = new AgentPlanOptions();

    @Mixin
    AgentResolveOptions options = new AgentResolveOptions();

    AgentResolveCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        return new AgentResolving(surroundings, options.order(surroundings, plan.read(surroundings)))
                .carryOut()
                .number();
    }
}
