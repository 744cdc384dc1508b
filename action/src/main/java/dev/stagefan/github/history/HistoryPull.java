package dev.stagefan.github.history;

import dev.stagefan.github.api.ApiException;
import dev.stagefan.github.api.Connection;
import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHWorkflowRun;

/** Reads runs, one after the other, and makes timings of them. */
public final class HistoryPull {
    /** Whether logs are read. */
    public enum Logs {
        READ,
        LEFT_OUT
    }

    private final Connection connection;
    private final HistoryQuery query;
    private final Needs needs;
    private final @Nullable JobLogs logs;
    private final HistoryCache cache;
    private final PullListener listener;
    private final RunHistory history;

    private final LeftOut leftOut = new LeftOut();
    private final RunnerSamples runners;
    private int runsRead;
    private int jobsCounted;

    /**
     * Asks nothing yet.
     *
     * @param needs what is known of which job needs which
     */
    public HistoryPull(
            Connection connection,
            HistoryQuery query,
            BuildSteps buildSteps,
            Needs needs,
            Logs logs,
            HistoryCache cache,
            PullListener listener) {
        this.connection = connection;
        this.query = query;
        this.needs = needs;
        this.logs = logs == Logs.LEFT_OUT
                ? null
                : new JobLogs(connection.logs(), query.repository(), buildSteps, cache, listener);
        this.cache = cache;
        this.listener = listener;
        this.history = new RunHistory(connection, query);
        this.runners = new RunnerSamples(buildSteps);
    }

    /** Pulls; what stops it is in the result. */
    public PullResult pull() {
        String stopped = null;
        try {
            readRuns();
        } catch (ApiException e) {
            stopped = String.valueOf(e.getMessage());
        } catch (CancellationException e) {
            stopped = "could not read on because it was interrupted";
        }
        return new PullResult(
                new Timings(Map.of(), Map.of(), runners.timings()),
                logs == null ? List.of() : logs.builds(),
                runsRead,
                jobsCounted,
                logs == null ? 0 : logs.count(),
                logs == null ? 0 : logs.gone(),
                leftOut.counts(),
                runners.queueUnknown(),
                stopped);
    }

    /** Makes {@link #pull} end soon; for another thread. */
    public void cancel() {
        connection.cancel();
    }

    private void readRuns() throws ApiException {
        listener.reading(0, 0, "the list of runs");
        List<GHWorkflowRun> runs = history.runs();
        for (GHWorkflowRun run : runs) {
            read(run, runs.size());
        }
    }

    private void read(GHWorkflowRun run, int total) throws ApiException {
        Optional<RunJobs> cached = cache.run(run.getId(), run.getRunAttempt());
        RunJobs jobs;
        if (cached.isPresent()) {
            jobs = cached.get();
        } else {
            listener.reading(runsRead, total, "the jobs of run " + run.getRunNumber());
            try {
                jobs = new RunJobs(run.getId(), run.getRunNumber(), run.getRunAttempt(), history.jobs(run));
            } catch (ApiException e) {
                if (e.status() != HttpURLConnection.HTTP_NOT_FOUND) {
                    throw e;
                }
                listener.note("run " + run.getRunNumber() + " is left out: it was deleted meanwhile");
                return;
            }
            keep(jobs);
        }
        boolean asked = count(jobs, total);
        runsRead++;
        listener.read(
                runsRead, total, cached.isPresent() && !asked ? PullListener.Source.CACHE : PullListener.Source.GITHUB);
    }

    /** Whether a log was asked for. */
    private boolean count(RunJobs run, int total) throws ApiException {
        QueueTimes queueTimes = new QueueTimes(run, needs);
        boolean asked = false;
        for (JobRun job : JobChoice.of(run, leftOut)) {
            String from = "run " + run.number() + " of " + query.workflow() + ", job " + job.name();
            runners.add(job, queueTimes, from);
            jobsCounted++;
            if (logs != null && logs.wants(job) && !logs.readBefore(job) && logs.mayRead()) {
                listener.reading(runsRead, total, "the log of run " + run.number() + ", job " + job.name());
                logs.read(job, from);
                asked = true;
            }
        }
        return asked;
    }

    private void keep(RunJobs run) {
        try {
            cache.put(run);
        } catch (IOException e) {
            listener.note(cache.notKept("run " + run.number(), e));
        }
    }
}
