package dev.stagefan.cli;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.buildlog.match.TimingsImport;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.record.JobRecord;
import dev.stagefan.timings.Timings;
import dev.stagefan.timings.TimingsWriter;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stagefan timings import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description =
                "Make timings of build logs (BuildKit's plain or rawjson progress, also in the log of a CI job) and of"
                        + " records of stagefan agent.",
        footer = {
            "",
            "Examples:",
            "  stagefan timings import nightly.log",
            "  stagefan timings import -o timings.yml --dockerfile docker/Dockerfile job-*.log",
            "  stagefan timings import -o timings.yml records/*.json",
            "  docker buildx build --progress=rawjson . 2>build.json; stagefan timings import -o timings.yml build.json"
        })
final class TimingsImportCommand implements Callable<Integer> {
    private static final String DEFAULT_DOCKERFILE = "Dockerfile";

    private final Surroundings surroundings;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "A log or a record; - reads it from standard input.")
    List<String> logs = new ArrayList<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Put the timings into this file: what it has stays, and of measured samples the latest ones"
                    + " (default: standard output, without what any file has).")
    @Nullable
    String output;

    @Option(
            names = "--dockerfile",
            paramLabel = "FILE",
            description = "The Dockerfile that was built, as it is now (default: ./Dockerfile, if it is there).")
    @Nullable
    String dockerfile;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Keep so many measured samples of each thing, the latest (default: " + Timings.KEPT + ").")
    int keep = Timings.KEPT;

    @Option(
            names = "--runner",
            paramLabel = "LABEL",
            description = "The runner that the builds ran on (default: what the log of a GitHub Actions job says).")
    @Nullable
    String runner;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "When the builds ran, as 2026-11-24 or 2026-11-24T03:12:00Z, for logs that do not say.")
    @Nullable
    String date;

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();

    TimingsImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        if (keep < 1) {
            throw Failure.badInput("could not keep " + keep + " samples because that is none; try --keep 20");
        }
        TimingsFile file = output == null ? null : TimingsFile.readOrBegin(surroundings.directory(), output);
        TimingsImport imported = imported(evidence());
        report(imported);
        if (imported.timings().equals(Timings.NONE)) {
            throw Failure.badInput("could not make timings because nothing that the logs have was built whole, or it is"
                    + " of another Dockerfile; build without cache, or name the Dockerfile with --dockerfile");
        }
        if (file == null) {
            Timings latest = Timings.NONE.merge(imported.timings(), keep);
            ResultWriter.write(surroundings.out(), TimingsWriter.write(latest));
        } else {
            file.write(surroundings, file.timings().merge(imported.timings(), keep));
        }
        return ExitCode.HOLDS.number();
    }

    private Evidence evidence() throws Failure {
        Instant otherwise = date == null ? null : instant(date);
        List<BuildLog> builds = new ArrayList<>();
        List<JobRecord> records = new ArrayList<>();
        for (LogFile log : LogFile.of(logs)) {
            Evidence found = log.read(surroundings);
            for (BuildLog build : found.builds()) {
                BuildLog dated = build.startedAtOr(otherwise);
                builds.add(runner == null ? dated : dated.on(runner));
            }
            for (JobRecord record : found.records()) {
                records.add(runner == null ? record : record.on(runner));
            }
        }
        if (builds.stream().anyMatch(build -> build.startedAt() == null)) {
            warn("a log does not say when it was built, so that its samples count as the oldest; say it with --date");
        }
        return new Evidence(builds, records);
    }

    private TimingsImport imported(Evidence evidence) throws Failure {
        String given = dockerfile;
        if (given == null) {
            if (!Files.exists(surroundings.directory().resolve(DEFAULT_DOCKERFILE))) {
                return TimingsImport.of(evidence.builds(), evidence.records());
            }
            given = DEFAULT_DOCKERFILE;
        }
        DockerfileSource source = DockerfileSource.read(surroundings, given);
        return TimingsImport.of(
                source.dockerfile(),
                source.graph(request.request(surroundings.environment()), surroundings.err()),
                evidence.builds(),
                evidence.records());
    }

    private void report(TimingsImport imported) {
        PrintStream err = surroundings.err();
        imported.notes().forEach(note -> err.println("stagefan: note: " + Printable.line(note)));
        imported.unmatched()
                .forEach(what -> err.println(
                        "stagefan: not in the Dockerfile, and kept as the log calls it: " + Printable.line(what)));
    }

    private void warn(String sentence) {
        surroundings.err().println("stagefan: warning: " + sentence);
    }

    private static Instant instant(String date) throws Failure {
        try {
            return date.length() == "2026-11-24".length()
                    ? LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(date).toInstant();
        } catch (DateTimeException e) {
            throw Failure.badInput("could not read --date " + date
                    + " because it is no date; write it as 2026-11-24 or 2026-11-24T03:12:00Z");
        }
    }
}
