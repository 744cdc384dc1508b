package dev.stagefan.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stagefan agent stage}. */
@Command(
        name = "stage",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Build what a job of the plan hands on, and push it.",
            "",
            "Writes a line for each product to standard output: its key and its digest. On GitHub they are the step's"
                    + " outputs, too."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan agent stage --plan plan.json --job base --image ghcr.io/acme/widget",
            "  stagefan agent stage --plan plan.json --job app --image ghcr.io/acme/widget \\",
            "    --input stage-0=sha256:7a1e... --record app.json"
        })
final class AgentStageCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(names = "--job", paramLabel = "ID", required = true, description = "The job of the plan to carry out.")
    String job = "";

    @Mixin
    AgentPlanOptions plan = new AgentPlanOptions();

    @Mixin
    AgentJobOptions options = new AgentJobOptions();

    AgentStageCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        AgentPlan read = plan.read(surroundings);
        return new AgentWork(surroundings, options)
                .carryOut(options.order(surroundings, read, read.job(job), null))
                .number();
    }
}
