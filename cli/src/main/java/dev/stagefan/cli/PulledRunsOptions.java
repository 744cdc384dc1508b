package dev.stagefan.cli;

import dev.stagefan.github.history.HistoryQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which runs to read. */
final class PulledRunsOptions {
    private static final String REPOSITORY_VARIABLE = "GITHUB_REPOSITORY";
    private static final Pattern REPOSITORY =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*/(?!\\.{1,2}$)[A-Za-z0-9_.-]+");
    private static final Pattern WORKFLOW = Pattern.compile("[^/\\\\?#%\\p{Cntrl}]+\\.ya?ml");

    @Option(
            names = "--repo",
            paramLabel = "OWNER/NAME",
            description = "The repository (default: $" + REPOSITORY_VARIABLE + ").")
    @Nullable
    String repository;

    @Option(
            names = "--workflow",
            paramLabel = "FILE",
            description = "The workflow's file, as image.yml. Where it is a path to one that is here, as"
                    + " .github/workflows/image.yml, that says which job needs which.")
    String workflow = "";

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "20",
            description = "Read the newest so many runs (default: ${DEFAULT-VALUE}).")
    int runs;

    @Option(names = "--branch", paramLabel = "NAME", description = "Read runs of this branch only.")
    @Nullable
    String branch;

    @Option(names = "--event", paramLabel = "NAME", description = "Read runs that this started only, as schedule.")
    @Nullable
    String event;

    @Option(
            names = "--since",
            paramLabel = "DATE",
            description = "Read runs since then only, as 2026-11-01 or 2026-11-01T08:00:00Z.")
    @Nullable
    String since;

    HistoryQuery query(Map<String, String> environment) throws Failure {
        String found = repository(repository, environment);
        if (workflow.isEmpty()) {
            throw Failure.badInput(
                    "could not tell which workflow to read because --workflow is not given; try --workflow image.yml");
        }
        String file = workflow.substring(workflow.lastIndexOf('/') + 1);
        if (!WORKFLOW.matcher(file).matches()) {
            throw unreadable("--workflow", workflow, "it names no .yml or .yaml file", "--workflow image.yml");
        }
        if (runs < 1) {
            throw unreadable("--runs", String.valueOf(runs), "it must be 1 or more", "--runs 20");
        }
        return new HistoryQuery(found, file, runs, branch, event, since());
    }

    /** The repository that an option, or else the environment, names. */
    static String repository(@Nullable String given, Map<String, String> environment) throws Failure {
        String found = given == null ? environment.getOrDefault(REPOSITORY_VARIABLE, "") : given;
        if (found.isEmpty()) {
            throw Failure.badInput("could not tell which repository to read because --repo is not given, and $"
                    + REPOSITORY_VARIABLE + " is not set; try --repo acme/image");
        }
        if (!REPOSITORY.matcher(found).matches()) {
            throw unreadable("--repo", found, "it is no OWNER/NAME", "--repo acme/image");
        }
        return found;
    }

    private @Nullable Instant since() throws Failure {
        if (since == null) {
            return null;
        }
        try {
            return since.contains("T")
                    ? Instant.parse(since)
                    : LocalDate.parse(since).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw unreadable("--since", since, "it is no date", "--since 2026-11-01");
        }
    }

    private static Failure unreadable(String option, String given, String reason, String example) {
        return Failure.badInput("could not read " + option + " " + given + " because " + reason + "; try " + example);
    }
}
