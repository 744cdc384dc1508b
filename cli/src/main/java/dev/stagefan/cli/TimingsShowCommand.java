package dev.stagefan.cli;

import dev.stagefan.cli.timings.TimingsText;
import dev.stagefan.cli.timings.TimingsText.Detail;
import dev.stagefan.timings.TimingsReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stagefan timings show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = "Show what a timings file comes to: how often each thing was measured, the middle, and the ends.",
        footer = {
            "",
            "Examples:",
            "  stagefan timings show",
            "  stagefan timings show --instructions timings.yml",
            "  stagefan timings show --format json timings.yml"
        })
final class TimingsShowCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            defaultValue = TimingsFile.DEFAULT,
            description = "The timings file (default: ./" + TimingsFile.DEFAULT + ").")
    String file = TimingsFile.DEFAULT;

    @Option(names = "--instructions", description = "Show the instructions of the stages too.")
    boolean instructions;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    TextOrJson format = TextOrJson.TEXT;

    @Mixin
    OutputOption output = new OutputOption();

    TimingsShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        TimingsReport report = TimingsReport.of(
                TimingsFile.read(surroundings.directory(), file).timings());
        String result = switch (format) {
            case TEXT -> TimingsText.render(report, instructions ? Detail.INSTRUCTIONS : Detail.STAGES);
            case JSON -> report.json();
        };
        output.write(surroundings, result);
        return ExitCode.HOLDS.number();
    }
}
