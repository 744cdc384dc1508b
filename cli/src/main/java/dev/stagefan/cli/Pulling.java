package dev.stagefan.cli;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.buildlog.match.TimingsImport;
import dev.stagefan.cli.pull.PullProgress;
import dev.stagefan.cli.pull.PullSummary;
import dev.stagefan.cli.text.Printable;
import dev.stagefan.github.api.Access;
import dev.stagefan.github.api.ApiException;
import dev.stagefan.github.api.Connection;
import dev.stagefan.github.history.BuildSteps;
import dev.stagefan.github.history.HistoryCache;
import dev.stagefan.github.history.HistoryPull;
import dev.stagefan.github.history.HistoryQuery;
import dev.stagefan.github.history.Needs;
import dev.stagefan.github.history.PullResult;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.http.Pace;
import dev.stagefan.timings.Timings;
import dev.stagefan.timings.TimingsWriter;
import dev.stagefan.yaml.YamlException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What {@code timings pull} does. Apart from the command, so that other commands do not load what it needs. */
final class Pulling {
    private static final String DEFAULT_DOCKERFILE = "Dockerfile";

    private final Surroundings surroundings;
    private final TimingsPullCommand given;

    Pulling(Surroundings surroundings, TimingsPullCommand given) {
        this.surroundings = surroundings;
        this.given = given;
    }

    ExitCode carryOut() throws Failure {
        HistoryQuery query = given.runs.query(surroundings.environment());
        if (given.keep < 1) {
            throw Failure.badInput("could not keep " + given.keep + " samples because that is none; try --keep 20");
        }
        Access access = given.github.access(surroundings.environment());
        HistoryCache cache = HistoryCache.of(
                given.github.cache(surroundings), String.valueOf(access.url().getHost()), query.repository());
        Duration longestWait = given.github.longestWait();
        BuildSteps buildSteps = buildSteps();
        Needs needs = needs();
        TimingsFile file =
                given.output == null ? null : TimingsFile.readOrBegin(surroundings.directory(), given.output);
        Function<List<BuildLog>, TimingsImport> importer = importer();

        PullProgress progress = progress();
        try (Connection connection = Connection.open(access, Pace.REAL, longestWait, progress)) {
            HistoryPull pull = new HistoryPull(connection, query, buildSteps, needs, logs(), cache, progress);
            Interruption interruption = Interruption.calling(pull::cancel);
            try {
                PullResult result = pull.pull();
                progress.end();
                return conclude(query, file, result, importer.apply(result.builds()));
            } finally {
                interruption.end();
            }
        } catch (ApiException e) {
            throw Failure.outsideFailed(String.valueOf(e.getMessage()));
        }
    }

    private HistoryPull.Logs logs() {
        return given.noLogs ? HistoryPull.Logs.LEFT_OUT : HistoryPull.Logs.READ;
    }

    /** What makes timings of the builds of logs. */
    private Function<List<BuildLog>, TimingsImport> importer() throws Failure {
        String dockerfile = given.dockerfile;
        if (dockerfile == null) {
            if (!Files.exists(surroundings.directory().resolve(DEFAULT_DOCKERFILE))) {
                return TimingsImport::of;
            }
            dockerfile = DEFAULT_DOCKERFILE;
        }
        DockerfileSource source = DockerfileSource.read(surroundings, dockerfile);
        StageGraph graph = source.graph(given.request.request(surroundings.environment()), surroundings.err());
        return builds -> TimingsImport.of(source.dockerfile(), graph, builds);
    }

    private ExitCode conclude(HistoryQuery query, @Nullable TimingsFile file, PullResult result, TimingsImport read)
            throws Failure {
        Timings found = result.timings().merge(read.timings(), given.keep);
        boolean something = !found.equals(Timings.NONE);
        if (something || (result.stopped() == null && result.runs() > 0)) {
            write(file, found);
        }
        if (!given.quiet) {
            PullSummary.sentences(query, result, read).forEach(this::say);
        }
        String stopped = result.stopped();
        if (stopped != null) {
            say(stopped);
            say(
                    something
                            ? "what was read until then is in " + (given.output == null ? "the result" : given.output)
                                    + "; what is missing comes when the command is given again"
                            : "nothing was read, and nothing is written");
            return ExitCode.OUTSIDE_FAILED;
        }
        if (result.runs() == 0) {
            say("found no run of " + query.workflow() + " that is over and is one of those asked for");
            return ExitCode.DOES_NOT_HOLD;
        }
        return ExitCode.HOLDS;
    }

    private void say(String sentence) {
        surroundings.err().println("stagefan: " + Printable.line(sentence));
    }

    private PullProgress progress() {
        PullProgress.Display display = given.quiet
                ? PullProgress.Display.NOTHING
                : surroundings.errIsTerminal() ? PullProgress.Display.BAR : PullProgress.Display.LINES;
        return new PullProgress(surroundings.err(), surroundings.errStyle(), display, Pace.REAL.clock());
    }

    private BuildSteps buildSteps() throws Failure {
        String pattern = given.buildStep;
        if (pattern == null) {
            return BuildSteps.KNOWN;
        }
        try {
            return new BuildSteps(Pattern.compile(pattern));
        } catch (PatternSyntaxException e) {
            throw Failure.badInput("could not read --build-step " + pattern + " because it is no regular expression ("
                    + e.getDescription() + "); try --build-step '^Build '");
        }
    }

    /** What the workflow's file says, where a path to one is given. */
    private Needs needs() throws Failure {
        String workflow = given.runs.workflow;
        Path file = surroundings.directory().resolve(workflow);
        if (!Files.exists(file)) {
            return Needs.UNKNOWN;
        }
        try {
            return Needs.read(workflow, text("the workflow", workflow));
        } catch (YamlException e) {
            say("which job needs which is not known: " + e.getMessage());
            return Needs.UNKNOWN;
        }
    }

    private String text(String what, String file) throws Failure {
        return new String(InputFile.read(what, file, surroundings.directory().resolve(file)), StandardCharsets.UTF_8);
    }

    private void write(@Nullable TimingsFile file, Timings found) throws Failure {
        if (file == null) {
            ResultWriter.write(surroundings.out(), TimingsWriter.write(found));
        } else {
            file.write(surroundings, file.timings().merge(found, given.keep));
        }
    }
}
