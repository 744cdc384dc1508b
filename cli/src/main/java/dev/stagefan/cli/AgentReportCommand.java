package dev.stagefan.cli;

import dev.stagefan.cli.text.Printable;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.RecordException;
import dev.stagefan.record.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stagefan agent report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Say what the jobs of a plan did beside what was planned, as Markdown for a job summary.",
            "",
            "Of several records of one job the one that ended last counts. A job without one is named.",
            "",
            "Warnings are in the report, and on GitHub at the run too. A history that fails ends the command with 3, after"
                    + " the report is written."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan agent report --plan image.plan.json --records records >> \"$GITHUB_STEP_SUMMARY\"",
            "  stagefan agent report --plan image.plan.json --records records --needs \"$NEEDS\" \\",
            "    --history oci:ghcr.io/acme/image"
        })
final class AgentReportCommand implements Callable<Integer> {
    private static final int DEEPEST = 4;

    private final Surroundings surroundings;

    @Option(names = "--plan", paramLabel = "FILE", required = true, description = "The plan that the jobs carried out.")
    String plan = "";

    @Option(
            names = "--plan-digest",
            paramLabel = "DIGEST",
            description = "The SHA-256 that the plan's file must have, as sha256:HEX (default: any).")
    @Nullable
    String planDigest;

    @Option(
            names = "--records",
            paramLabel = "DIR",
            required = true,
            description = "The folder of the jobs' records: every .json file in it and in its folders.")
    String records = "";

    @Mixin
    OutputOption output = new OutputOption();

    @ArgGroup(validate = false, heading = "%nWhat else it knows, and what it warns of:%n")
    ReportOptions options = new ReportOptions();

    AgentReportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        PlanFile file = PlanFile.read(surroundings, plan, planDigest);
        Reporting.Made made = new Reporting(surroundings, options, file, read()).report();
        output.write(surroundings, made.markdown());
        if (made.failure() != null) {
            throw made.failure();
        }
        return ExitCode.HOLDS.number();
    }

    /** What a job left is read as far as it goes: one broken file is no reason to say nothing of the others. */
    private List<JobRecord> read() throws Failure {
        List<JobRecord> read = new ArrayList<>();
        for (Path file : files()) {
            try {
                byte[] bytes = InputFile.read("the record", records + "/" + file.getFileName(), file);
                read.add(RecordJson.read(new String(bytes, StandardCharsets.UTF_8)));
            } catch (RecordException e) {
                surroundings
                        .err()
                        .println("stagefan: warning: " + Printable.line(file.getFileName() + ": " + e.getMessage()));
            }
        }
        return read;
    }

    private List<Path> files() throws Failure {
        try (Stream<Path> found = Files.walk(surroundings.directory().resolve(records), DEEPEST)) {
            return found.filter(file -> file.toString().endsWith(".json") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Failure.badInput("could not read the records in " + records + " because " + Failure.reason(e));
        }
    }
}
