package dev.stagefan.cli;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.timings.Timings;
import dev.stagefan.timings.TimingsWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code stagefan timings history}. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {
            "Print the timings that the runs of a workflow have left, as a timings file.",
            "",
            "stagefan agent report --history appends to it. A registry is asked with Docker's credentials, a branch with a"
                    + " token in $$GITHUB_TOKEN or $$GH_TOKEN that may read contents."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan timings history oci:ghcr.io/acme/image -o timings.yml",
            "  stagefan timings history branch:stagefan-timings -o timings.yml",
            "  stagefan timings history file:history.yml"
        })
final class TimingsHistoryCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "SOURCE",
            description = "oci:REPOSITORY[:TAG], branch:NAME of the repository that $$GITHUB_REPOSITORY names, or"
                    + " file:PATH.")
    String source = "";

    @Mixin
    OutputOption output = new OutputOption();

    TimingsHistoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        Timings timings = Histories.use(surroundings, "SOURCE", source, history -> history.read());
        if (timings.equals(Timings.NONE)) {
            surroundings.err().println("stagefan: there are no timings in " + Printable.line(source) + " yet");
        }
        output.write(surroundings, TimingsWriter.write(timings));
        return ExitCode.HOLDS.number();
    }
}
