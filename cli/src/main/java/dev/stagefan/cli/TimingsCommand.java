package dev.stagefan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code stagefan timings}: what its subcommands have in common is the file. */
@Command(
        name = "timings",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        description = "Measure how long stages take: from builds that ran.",
        footer = {
            "",
            "Examples:",
            "  stagefan timings import -o timings.yml nightly.log",
            "  stagefan timings pull -o timings.yml --repo acme/image --workflow image.yml",
            "  stagefan timings show timings.yml"
        })
final class TimingsCommand {
    private TimingsCommand() {}

    static CommandLine with(Surroundings surroundings) {
        return new CommandLine(new TimingsCommand())
                .addSubcommand(new TimingsImportCommand(surroundings))
                .addSubcommand(new TimingsPullCommand(surroundings))
                .addSubcommand(new TimingsShowCommand(surroundings))
                .addSubcommand(new TimingsHistoryCommand(surroundings));
    }
}
