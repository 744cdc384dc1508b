package dev.stagefan.github.history;

import dev.stagefan.github.api.ApiException;
import dev.stagefan.github.api.Connection;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHWorkflow;
import org.kohsuke.github.GHWorkflowJob;
import org.kohsuke.github.GHWorkflowRun;

/** Reads runs and their jobs from the API. */
final class RunHistory {
    private static final int PAGE = 100;

    /** How many runs to look through for those that are asked for. */
    private static final int MOST_LOOKED_AT = 1000;

    private final Connection connection;
    private final HistoryQuery query;

    RunHistory(Connection connection, HistoryQuery query) {
        this.connection = connection;
        this.query = query;
    }

    /** The runs that are asked for, newest first. */
    List<GHWorkflowRun> runs() throws ApiException {
        GHRepository repository = connection.ask(
                "the repository " + query.repository(), github -> github.getRepository(query.repository()));
        GHWorkflow workflow = workflow(repository);
        return connection.ask("the runs of " + query.workflow(), github -> runs(workflow));
    }

    /** The jobs of all attempts of a run. */
    List<JobRun> jobs(GHWorkflowRun run) throws ApiException {
        return connection.ask("the jobs of run " + run.getRunNumber(), github -> {
            List<JobRun> jobs = new ArrayList<>();
            for (GHWorkflowJob job : run.listAllJobs().withPageSize(PAGE)) {
                jobs.add(job(job));
            }
            return jobs;
        });
    }

    private GHWorkflow workflow(GHRepository repository) throws ApiException {
        String what = "the workflow " + query.workflow();
        try {
            return connection.ask(what, github -> repository.getWorkflow(query.workflow()));
        } catch (ApiException e) {
            if (e.status() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
            throw new ApiException(
                    "could not read " + what + " because " + query.repository() + " has none of that name; "
                            + namesThatExist(repository),
                    e.status());
        }
    }

    private String namesThatExist(GHRepository repository) {
        try {
            List<String> names = connection.ask("the workflows", github -> {
                List<String> found = new ArrayList<>();
                for (GHWorkflow workflow : repository.listWorkflows().withPageSize(PAGE)) {
                    found.add(workflow.getPath().substring(workflow.getPath().lastIndexOf('/') + 1));
                }
                return found;
            });
            return names.isEmpty() ? "it has no workflow" : "try one of " + String.join(", ", names);
        } catch (ApiException e) {
            return "check the name of its file";
        }
    }

    private List<GHWorkflowRun> runs(GHWorkflow workflow) throws IOException {
        List<GHWorkflowRun> runs = new ArrayList<>();
        boolean any = query.branch() == null && query.event() == null;
        int page = any ? Math.min(PAGE, query.runs()) : PAGE;
        int lookedAt = 0;
        for (GHWorkflowRun run : workflow.listRuns().withPageSize(page)) {
            Instant created = instant(run.getCreatedAt());
            boolean tooOld = query.since() != null && created != null && created.isBefore(query.since());
            if (tooOld) {
                break;
            }
            if (isAskedFor(run)) {
                runs.add(run);
            }
            if (runs.size() == query.runs() || ++lookedAt == MOST_LOOKED_AT) {
                break;
            }
        }
        return runs;
    }

    private boolean isAskedFor(GHWorkflowRun run) {
        return run.getStatus() == GHWorkflowRun.Status.COMPLETED
                && (query.branch() == null || query.branch().equals(run.getHeadBranch()))
                && (query.event() == null || query.event().equals(event(run)));
    }

    private static String event(GHWorkflowRun run) {
        return run.getEvent() == null ? "" : run.getEvent().name().toLowerCase(Locale.ROOT);
    }

    private static JobRun job(GHWorkflowJob job) throws IOException {
        List<StepRun> steps = job.getSteps().stream()
                .map(step -> new StepRun(
                        String.valueOf(step.getName()),
                        word(step.getConclusion()),
                        instant(step.getStartedAt()),
                        instant(step.getCompletedAt())))
                .toList();
        return new JobRun(
                job.getId(),
                job.getRunAttempt(),
                String.valueOf(job.getName()),
                word(job.getConclusion()),
                job.getLabels(),
                instant(job.getCreatedAt()),
                instant(job.getCompletedAt()),
                steps);
    }

    /** One that this version does not know is {@code unknown}, and none is empty. */
    private static String word(GHWorkflowRun.@Nullable Conclusion conclusion) {
        return conclusion == null ? "" : conclusion.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
