package dev.stagefan.run;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.record.JobRecord;
import org.jspecify.annotations.Nullable;

/**
 * What became of a job in a run. Times are seconds after the run's start; they are null for what did not happen in it.
 *
 * @param job its id
 * @param outcome how it ended
 * @param builder the one that it had; null where it had none
 * @param readySeconds when the last of what it needs was done
 * @param startSeconds when it got a builder
 * @param endSeconds when it ended
 * @param after id of the job whose end let it begin, by what it made or by the builder that it left; null where it could
 *     begin at once
 * @param failure what it failed of, a sentence for people; null unless it failed. Not safe to show
 * @param fault whose fault that is; null unless it failed
 * @param record what it did; null where there is none
 */
public record JobResult(
        String job,
        Outcome outcome,
        @Nullable String builder,
        @Nullable Double readySeconds,
        @Nullable Double startSeconds,
        @Nullable Double endSeconds,
        @Nullable String after,
        @Nullable String failure,
        @Nullable Fault fault,
        @Nullable JobRecord record) {
    /** How a job ended. */
    public enum Outcome {
        SUCCEEDED,
        /** It had been done before this run. */
        RESUMED,
        FAILED,
        CANCELLED,
        NOT_BEGUN
    }

    /** Whether what it makes is there. */
    public boolean isDone() {
        return outcome == Outcome.SUCCEEDED || outcome == Outcome.RESUMED;
    }

    /** From getting a builder to its end; 0 where it did not run. */
    public double runSeconds() {
        return startSeconds == null || endSeconds == null ? 0 : endSeconds - startSeconds;
    }

    static JobResult resumed(JobRecord record) {
        return new JobResult(record.job(), Outcome.RESUMED, null, null, null, null, null, null, null, record);
    }

    static JobResult notBegun(String job) {
        return new JobResult(job, Outcome.NOT_BEGUN, null, null, null, null, null, null, null, null);
    }
}
