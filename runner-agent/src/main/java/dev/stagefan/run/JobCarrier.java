package dev.stagefan.run;

import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.record.JobRecord;

/** Carries out one job. May be called from several threads at once. */
@FunctionalInterface
public interface JobCarrier {
    /**
     * Carries out a job.
     *
     * @param listener told of it while it runs
     * @param cancellation ends it in order, within seconds
     * @return the record of a job that succeeded
     * @throws JobFailure where it did not make what it was to make, or was cancelled
     */
    JobRecord carry(Assignment assignment, JobListener listener, Cancellation cancellation)
            throws JobFailure, InterruptedException;
}
