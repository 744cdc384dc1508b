package dev.stagefan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code stagefan timings}. */
@Command(
        name = "timings",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Make timings of what builds have left behind.",
        commandListHeading = "%nCommands:%n")
final class TimingsCommand {
    private TimingsCommand() {}

    static CommandLine of(Surroundings surroundings) {
        return new CommandLine(new TimingsCommand()).addSubcommand(new TimingsPullCommand(surroundings));
    }
}
