package dev.stagefan.run;

import dev.stagefan.agent.AgentException.Fault;
import dev.stagefan.record.JobRecord;
import org.jspecify.annotations.Nullable;

/** A job did not make what it was to make; the message is a sentence for people, and not safe to show. */
public final class JobFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient @Nullable JobRecord jobRecord;

    public JobFailure(String message, Fault fault, @Nullable JobRecord jobRecord) {
        super(message);
        this.fault = fault;
        this.jobRecord = jobRecord;
    }

    /** Whose fault it is. */
    public Fault fault() {
        return fault;
    }

    /** What the job did until it failed; null where there is no telling. */
    public @Nullable JobRecord jobRecord() {
        return jobRecord;
    }
}
