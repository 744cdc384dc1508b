package dev.stagefan.cli;

import dev.stagefan.cli.lint.LintText;
import dev.stagefan.cli.lint.RulePages;
import dev.stagefan.cli.text.DiagnosticText;
import dev.stagefan.dockerfile.Severity;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.lint.Linter;
import dev.stagefan.lint.Report;
import dev.stagefan.lint.Rule;
import dev.stagefan.lint.Subject;
import dev.stagefan.lint.render.GithubCommands;
import dev.stagefan.lint.render.LintJson;
import dev.stagefan.lint.render.Sarif;
import dev.stagefan.lint.rule.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code stagefan lint}. */
@Command(
        name = "lint",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        description = {
            "Say what keeps the build from being fast, or its stages from being the same on several runners.",
            "",
            "Ends with 1 where there is a finding of the severity of --fail-on, or a worse one. A comment"
                    + " # stagefan:ignore=CODE REASON directly above an instruction ignores what is found in it."
        },
        footer = {
            "",
            "Examples:",
            "  stagefan lint docker/Dockerfile",
            "  stagefan lint --explain SF001",
            "  stagefan lint --format sarif -o lint.sarif --fail-on never docker/Dockerfile"
        })
final class LintCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    DockerfileParameter dockerfile = new DockerfileParameter();

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES} (default: text).")
    Format format = Format.TEXT;

    @Mixin
    OutputOption output = new OutputOption();

    @Option(
            names = "--only",
            paramLabel = "CODE",
            split = ",",
            description = "Apply these rules alone, as SF001,SF004; may be repeated.")
    List<String> only = new ArrayList<>();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "${COMPLETION-CANDIDATES}: end with 1 where there is such a finding or a worse one (default:"
                    + " warning).")
    FailOn failOn = FailOn.WARNING;

    @Option(names = "--explain", paramLabel = "CODE", description = "Show the page of a rule, and lint nothing.")
    @Nullable
    String explain;

    @Option(
            names = "--timings",
            paramLabel = "FILE",
            description = "How long stages take and how large they are (default: nothing is known).")
    @Nullable
    String timings;

    @ArgGroup(validate = false, heading = "%nThe build request, as for docker buildx build:%n")
    RequestOptions request = new RequestOptions();

    @ArgGroup(validate = false)
    CacheOptions caches = new CacheOptions();

    enum Format {
        TEXT,
        JSON,
        SARIF,
        GITHUB;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What ends with 1. */
    enum FailOn {
        ERROR,
        WARNING,
        NOTE,
        NEVER;

        boolean isFailed(Report report) {
            return report.findings().stream().anyMatch(finding -> isFailed(finding.severity()));
        }

        private boolean isFailed(Severity severity) {
            return switch (this) {
                case ERROR -> severity == Severity.ERROR;
                case WARNING -> severity != Severity.NOTE;
                case NOTE -> true;
                case NEVER -> false;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    LintCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Failure {
        if (explain != null) {
            output.write(surroundings, RulePages.of(rule(explain)));
            return ExitCode.HOLDS.number();
        }
        List<Rule> rules = rules();
        DockerfileSource source = DockerfileSource.read(surroundings, dockerfile.given());
        StageGraph graph = source.graph(request.request(surroundings.environment()), surroundings.err());
        Subject subject = new Subject(
                source.dockerfile(), graph, PlanningOptions.timings(timings, surroundings.directory()), caches.exports);
        Report report = Linter.of(Rules.ALL, rules).lint(subject);
        output.write(surroundings, render(report, rules, source));
        return (failOn.isFailed(report) ? ExitCode.DOES_NOT_HOLD : ExitCode.HOLDS).number();
    }

    private List<Rule> rules() throws Failure {
        List<Rule> rules = new ArrayList<>();
        for (String code : only) {
            rules.add(rule(code));
        }
        return only.isEmpty()
                ? Rules.ALL
                : Rules.ALL.stream().filter(rules::contains).toList();
    }

    private static Rule rule(String given) throws Failure {
        return Rules.ALL.stream()
                .filter(rule ->
                        rule.code().equalsIgnoreCase(given) || rule.name().equals(given))
                .findFirst()
                .orElseThrow(() ->
                        Failure.badInput("could not find the rule " + given + " because there is none of that"
                                + " code or name; there are " + Rules.ALL.get(0).code() + " to "
                                + Rules.ALL.get(Rules.ALL.size() - 1).code()));
    }

    private String render(Report report, List<Rule> rules, DockerfileSource source) {
        return switch (format) {
            case TEXT ->
                LintText.render(
                        report,
                        DiagnosticText.of(source.shown(), source.dockerfile().text(), surroundings.outStyle()));
            case JSON -> LintJson.render(report, path(source));
            case SARIF -> new Sarif(rules, RulePages::of).render(report, source.dockerfile(), path(source));
            case GITHUB -> GithubCommands.render(report, path(source));
        };
    }

    /** Relative to the root of the Git work tree, as GitHub has it; as given where it is not below it. */
    private String path(DockerfileSource source) {
        Path file = source.file();
        return file == null
                ? source.shown()
                : WorkTree.around(surroundings.directory()).relative(file).orElse(source.shown());
    }
}
