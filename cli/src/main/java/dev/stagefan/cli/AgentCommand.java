package dev.stagefan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code stagefan agent}: what the jobs of a workflow call on their runners. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        description = "Carry out a job of a plan on this runner.")
final class AgentCommand {
    private AgentCommand() {}

    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new AgentCommand()).addSubcommand(new AgentReportCommand(surroundings));
    }
}
