package dev.stagefan.github.history;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.buildlog.BuildLogs;
import dev.stagefan.github.api.ApiException;
import dev.stagefan.github.api.LogDownload;
import dev.stagefan.github.api.LogDownload.Answered;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the logs of the jobs that build. */
final class JobLogs {
    private final LogDownload download;
    private final String repository;
    private final BuildSteps buildSteps;
    private final HistoryCache cache;
    private final PullListener listener;
    private final List<BuildLog> builds = new ArrayList<>();
    private int count;
    private int gone;
    private boolean forbidden;

    JobLogs(LogDownload download, String repository, BuildSteps buildSteps, HistoryCache cache, PullListener listener) {
        this.download = download;
        this.repository = repository;
        this.buildSteps = buildSteps;
        this.cache = cache;
        this.listener = listener;
    }

    /** Whether the log of a job is to be read. */
    boolean wants(JobRun job) {
        return buildSteps.firstStart(job).isPresent();
    }

    /** Whether it was read before, and what it said is counted now. */
    boolean readBefore(JobRun job) {
        Optional<JobLog> kept = cache.log(job.id());
        kept.ifPresent(log -> add(job, log));
        return kept.isPresent();
    }

    /** Whether GitHub gives logs to who asks, as far as that is known. */
    boolean mayRead() {
        return !forbidden;
    }

    /**
     * Asks for the log of a job, and reads it.
     *
     * @param from what its samples say they come from
     */
    void read(JobRun job, String from) throws ApiException {
        Answered<List<BuildLog>> answered;
        try {
            answered = download.read(
                    repository, job.id(), in -> BuildLogs.read(from, in).builds());
        } catch (ApiException e) {
            if (e.status() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            // It would be the same for all of them.
            forbidden = true;
            listener.note("no log is read: " + e.getMessage());
            return;
        }
        if (answered instanceof Answered.Read<List<BuildLog>> read) {
            keep(job, from, new JobLog(true, read.value()));
        } else if (answered instanceof Answered.Expired<List<BuildLog>>) {
            keep(job, from, JobLog.GONE);
        } else {
            // A log may take a while until it is there, so that this answer is not kept.
            gone++;
        }
    }

    private void keep(JobRun job, String from, JobLog log) {
        add(job, log);
        try {
            cache.put(job.id(), log);
        } catch (IOException e) {
            listener.note(cache.notKept("the log of " + from, e));
        }
    }

    private void add(JobRun job, JobLog log) {
        if (!log.there()) {
            gone++;
            return;
        }
        count++;
        for (BuildLog build : log.builds()) {
            BuildLog dated = build.startedAtOr(job.completedAt());
            builds.add(job.labels().isEmpty() ? dated : dated.on(job.runner()));
        }
    }

    /** What the logs say, in the order in which they were read. */
    List<BuildLog> builds() {
        return List.copyOf(builds);
    }

    /** How many logs were read. */
    int count() {
        return count;
    }

    /** How many logs were not there. */
    int gone() {
        return gone;
    }
}
