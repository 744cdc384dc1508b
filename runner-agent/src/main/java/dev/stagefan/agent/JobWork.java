package dev.stagefan.agent;

import dev.stagefan.buildkit.Cancellation;
import dev.stagefan.record.JobRecord;

/** Carries out one job of a plan. */
public final class JobWork {
    private JobWork() {}

    /**
     * Carries out a job: checks that it can be, builds what it hands on or the final image, and pushes that.
     *
     * @param cancellation ends it in order, within seconds
     * @return what it did
     * @throws AgentException where it did not make all that it was to make, or was cancelled; with the record, unless it had
     *     no builder yet
     * @throws InterruptedException if this thread is interrupted, once what ran has ended; {@code cancellation} is the better
     *     way, since it leaves a record
     */
    public static JobRecord carryOut(
            JobOrder order, AgentTools tools, AgentListener listener, Cancellation cancellation)
            throws AgentException, InterruptedException {
        throw new UnsupportedOperationException();
    }
}
