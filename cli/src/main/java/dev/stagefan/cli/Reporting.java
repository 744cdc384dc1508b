package dev.stagefan.cli;

import dev.stagefan.buildkit.display.WorkflowCommands;
import dev.stagefan.buildlog.match.TimingsImport;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.estimate.EstimateOptions;
import dev.stagefan.estimate.PlanComparison;
import dev.stagefan.fleet.Settings;
import dev.stagefan.fleet.SettingsReader;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.record.JobRecord;
import dev.stagefan.record.render.ReportRequest;
import dev.stagefan.record.render.ReportWarnings;
import dev.stagefan.record.render.RunReport;
import dev.stagefan.timings.Timings;
import dev.stagefan.yaml.YamlException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code agent report} does with the records that it read. */
final class Reporting {
    private final Surroundings surroundings;
    private final ReportOptions options;
    private final PlanFile file;
    private final List<JobRecord> records;

    Reporting(Surroundings surroundings, ReportOptions options, PlanFile file, List<JobRecord> records) {
        this.surroundings = surroundings;
        this.options = options;
        this.file = file;
        this.records = records;
    }

    /** A report that was made, and what stopped something beside it. */
    record Made(String markdown, @Nullable Failure failure) {}

    /** Makes the report, also where the history fails: what the jobs did is worth more than where it is kept. */
    Made report() throws Failure {
        double worse = options.worse();
        if (options.keep < 1) {
            throw Failure.badInput("could not keep " + options.keep + " samples because that is none; try --keep 20");
        }
        ReportRequest request =
                new ReportRequest(file.plan(), file.digest(), records, Decisions.started(options.needs), List.of());
        List<String> warnings = new ArrayList<>(ReportWarnings.nearTimeout(request, options.near()));
        Failure failure = null;
        if (options.history != null && !options.history.isBlank()) {
            try {
                warnings.addAll(ofHistory(options.history, worse));
            } catch (Failure e) {
                failure = e;
            }
        }
        warnings.forEach(this::warn);
        if (failure != null) {
            warnings.add(sentence(failure));
            if (onGitHub()) {
                annotate(sentence(failure));
            }
        }
        return new Made(RunReport.markdown(request.warned(warnings)), failure);
    }

    /** Adds what the records show to the history, and holds the plan against one that is made of all of it. */
    private List<String> ofHistory(String history, double worse) throws Failure {
        DockerfileSource source = source();
        StageGraph graph = source == null ? null : source.graph(file.plan().request(), quiet());
        Timings found = found(source, graph);
        Timings all = Histories.use(
                surroundings,
                "--history",
                history,
                kept -> found.equals(Timings.NONE) ? kept.read() : kept.append(found, options.keep));
        if (source == null || graph == null) {
            return List.of();
        }
        return ReportWarnings.worse(compared(source, graph, all), worse);
    }

    /** What the records of this plan show. A job that did not run has none, and a step that was cached is no sample. */
    private Timings found(@Nullable DockerfileSource source, @Nullable StageGraph graph) {
        List<JobRecord> own = records.stream()
                .filter(record -> record.planDigest().equals(file.digest()))
                .toList();
        TimingsImport imported = source == null || graph == null
                ? TimingsImport.of(List.of(), own)
                : TimingsImport.of(source.dockerfile(), graph, List.of(), own);
        imported.notes().forEach(this::note);
        return imported.timings();
    }

    private PlanComparison compared(DockerfileSource source, StageGraph graph, Timings timings) throws Failure {
        PlanRequest request = PlanRequest.of(
                        file.plan().dockerfile(), file.plan().context(), graph, timings, settings())
                .carriedBy(file.plan().carrier());
        try {
            PlanComparison compared = PlanComparison.of(
                    source.dockerfile(),
                    request,
                    file.plan(),
                    Planner.plan(request),
                    EstimateOptions.usual(request.limits().timeoutSeconds()));
            if (compared.notKnown() != null) {
                note("whether a plan of now would be faster is not known: " + compared.notKnown());
            }
            return compared;
        } catch (PlanException e) {
            throw Failure.badInput(e);
        }
    }

    /** The Dockerfile of the plan; null where it is not here. */
    private @Nullable DockerfileSource source() throws Failure {
        Path dockerfile = root().resolve(file.plan().dockerfile());
        if (!Files.isRegularFile(dockerfile)) {
            note(file.plan().dockerfile()
                    + " is not here, so that the plan is not held against one of now; check it out");
            return null;
        }
        return DockerfileSource.read(surroundings, dockerfile.toString());
    }

    private Settings settings() throws Failure {
        String given = options.settings == null || options.settings.isBlank() ? null : options.settings;
        Path path = given == null
                ? root().resolve(PlanningOptions.DEFAULT_CONFIG)
                : surroundings.directory().resolve(given);
        if (given == null && !Files.exists(path)) {
            return Settings.DEFAULT;
        }
        String shown = given == null ? PlanningOptions.DEFAULT_CONFIG : given;
        try {
            return SettingsReader.read(
                    shown, new String(InputFile.read("the settings file", shown, path), StandardCharsets.UTF_8));
        } catch (YamlException e) {
            throw Failure.badInputAt(e.getMessage() + "\n");
        }
    }

    private Path root() {
        return surroundings.directory().resolve(options.root).normalize();
    }

    /** Each job has said already what there is to say of the Dockerfile. */
    private static PrintStream quiet() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private void note(String sentence) {
        surroundings.err().println("stagefan: note: " + Printable.line(sentence));
    }

    private static String sentence(Failure failure) {
        return failure.text().strip().replaceFirst("^stagefan: ", "");
    }

    private void warn(String warning) {
        if (onGitHub()) {
            annotate(warning);
        } else {
            surroundings.err().println("stagefan: warning: " + Printable.line(warning));
        }
    }

    private boolean onGitHub() {
        return "true".equals(surroundings.environment().get("GITHUB_ACTIONS"));
    }

    /** Shows a warning at the run. */
    private void annotate(String warning) {
        new WorkflowCommands(surroundings.err(), "")
                .command("warning", Map.of("title", "stagefan"), Printable.text(warning));
    }
}
