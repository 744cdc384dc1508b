package dev.stagefan.github.history;

import dev.stagefan.github.api.ApiException;
import dev.stagefan.github.api.LogDownload;
import dev.stagefan.timings.Timings;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the logs of the jobs that build. */
final class JobLogs {
    private final LogDownload download;
    private final String repository;
    private final BuildSteps buildSteps;
    private final LogReading reading;
    private final PullListener listener;
    private final List<Timings> timings = new ArrayList<>();
    private int gone;
    private boolean forbidden;

    JobLogs(LogDownload download, String repository, BuildSteps buildSteps, LogReading reading, PullListener listener) {
        this.download = download;
        this.repository = repository;
        this.buildSteps = buildSteps;
        this.reading = reading;
        this.listener = listener;
    }

    /** Whether the log of a job is to be read. */
    boolean wants(JobRun job) {
        return !forbidden && buildSteps.firstStart(job).isPresent();
    }

    /** @param from what its samples say they come from */
    void read(JobRun job, String from) throws ApiException {
        Optional<Timings> read;
        try {
            read = download.read(repository, job.id(), log -> reading.read(log, from, job.completedAt()));
        } catch (ApiException e) {
            if (e.status() != HttpURLConnection.HTTP_FORBIDDEN) {
                throw e;
            }
            // It would be the same for all of them.
            forbidden = true;
            listener.note("no log is read: " + e.getMessage());
            return;
        }
        read.ifPresentOrElse(timings::add, () -> gone++);
    }

    /** What the logs say, in the order in which they were read. */
    List<Timings> timings() {
        return List.copyOf(timings);
    }

    /** How many logs were not there any more. */
    int gone() {
        return gone;
    }
}
