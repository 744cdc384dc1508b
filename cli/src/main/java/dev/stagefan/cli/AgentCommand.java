package dev.stagefan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code stagefan agent}: what the jobs of a workflow call on their runners. */
/** {@code stagefan agent}: what jobs call on a runner. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        description = "Carry out a job of a plan on this runner.")
        description = {
            "Carry out a job of a plan, on the runner that this is.",
            "",
            "A workflow calls it in each of its jobs. A plan for it is made with --agent; finished stages go from job to"
                    + " job by digest, through the registry."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan agent resolve --plan plan.json --image ghcr.io/acme/widget",
            "  stagefan agent stage --plan plan.json --job base --image ghcr.io/acme/widget",
            "  stagefan agent merge --plan plan.json --image ghcr.io/acme/widget --tag nightly \\",
            "    --input stage-0=sha256:7a1e..."
        })
final class AgentCommand {
    private AgentCommand() {}

    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new AgentCommand()).addSubcommand(new AgentReportCommand(surroundings));
        return new CommandLine(new AgentCommand())
                .addSubcommand(new AgentStageCommand(surroundings))
                .addSubcommand(new AgentMergeCommand(surroundings))
                .addSubcommand(new AgentResolveCommand(surroundings));
    }
}
