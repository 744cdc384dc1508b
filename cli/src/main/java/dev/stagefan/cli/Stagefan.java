package dev.stagefan.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;

/** The command line as a whole: its commands, and how each run of one ends. */
@Command(
        name = "stagefan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Builds one multi-stage Dockerfile on many GitHub Actions runners.",
        commandListHeading = "%nCommands:%n",
        subcommands = {HelpCommand.class, GenerateCompletion.class},
        footer = {
            "",
            "Exit codes: 0 it holds, or is done; 1 what was asked does not hold; 2 bad usage or bad input;",
            "3 something outside failed.",
            "",
            "Examples:",
            "  stagefan graph docker/Dockerfile",
            "  stagefan plan --timings timings.yml docker/Dockerfile",
            "  stagefan generate -o .github/workflows/image.yml docker/Dockerfile",
            "  stagefan estimate --timings timings.yml --timeout 3h docker/Dockerfile"
        })
final class Stagefan {
    private static final int HELP_WIDTH = 100;

    private Stagefan() {}

    /** Runs the command that the arguments name, and tells {@code err} what stopped it. */
    static ExitCode run(Surroundings surroundings, String... arguments) {
        StringWriter help = new StringWriter();
        CommandLine commandLine = commandLine(surroundings).setOut(new PrintWriter(help));
        Ending ending = new Ending(surroundings.err());
        commandLine.setParameterExceptionHandler(ending::ofUsage);
        commandLine.setExecutionExceptionHandler((exception, command, parsed) -> ending.of(exception));
        int exitCode = commandLine.execute(arguments);
        try {
            ResultWriter.write(surroundings.out(), help.toString());
        } catch (Failure e) {
            exitCode = ending.of(e);
        }
        surroundings.err().flush();
        return ExitCode.of(exitCode);
    }

    private static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Stagefan())
                .addSubcommand(new GraphCommand(surroundings))
                .addSubcommand(new PlanCommand(surroundings))
                .addSubcommand(new GenerateCommand(surroundings))
                .addSubcommand(new ProposeCommand(surroundings))
                .addSubcommand(new EstimateCommand(surroundings))
                .addSubcommand(TimingsCommand.with(surroundings))
                .addSubcommand(new LintCommand(surroundings))
                .addSubcommand(new RunCommand(surroundings))
                .addSubcommand(AgentCommand.with(surroundings))
                .addSubcommand(new ExplainCommand(surroundings))
                .addSubcommand(new VerifyCommand(surroundings))
                .addSubcommand(new CleanCommand(surroundings))
                .setColorScheme(Help.defaultColorScheme(surroundings.outStyle().ansi()))
                .setUsageHelpWidth(HELP_WIDTH)
                .registerConverter(GraphCommand.Format.class, new Choice<>(GraphCommand.Format.class))
                .registerConverter(TextOrJson.class, new Choice<>(TextOrJson.class))
                .registerConverter(EstimateCommand.Format.class, new Choice<>(EstimateCommand.Format.class))
                .registerConverter(RunOptions.Progress.class, new Choice<>(RunOptions.Progress.class))
                .registerConverter(AgentJobOptions.Progress.class, new Choice<>(AgentJobOptions.Progress.class))
                .registerConverter(LintCommand.Format.class, new Choice<>(LintCommand.Format.class))
                .registerConverter(LintCommand.FailOn.class, new Choice<>(LintCommand.FailOn.class))
                // An argument is what it says, also when it starts with @.
                .setExpandAtFiles(false);
    }
}
