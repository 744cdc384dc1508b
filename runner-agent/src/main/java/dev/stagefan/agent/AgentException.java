package dev.stagefan.agent;

import dev.stagefan.record.JobRecord;
import org.jspecify.annotations.Nullable;

/** A job was not carried out; the message says "could not X because Y; try Z", and is not safe to show. */
public final class AgentException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault it is. */
    public enum Fault {
        /** The build's own: an instruction of the Dockerfile failed. */
        BUILD,
        /** The plan is of another Dockerfile, or of another build request, than there is. */
        STALE,
        /** What was given cannot be carried out. */
        INPUT,
        /** Something outside failed: a registry, a builder, the disk. */
        OUTSIDE,
        /** It was cancelled. */
        CANCELLED
    }

    private final Fault fault;
    private final transient @Nullable JobRecord jobRecord;

    AgentException(Fault fault, String message) {
        this(fault, message, null);
    }

    AgentException(Fault fault, String message, @Nullable JobRecord jobRecord) {
        super(message);
        this.fault = fault;
        this.jobRecord = jobRecord;
    }

    public Fault fault() {
        return fault;
    }

    /** What the job did until then; null where it had no builder yet, or where there is no job. */
    public @Nullable JobRecord jobRecord() {
        return jobRecord;
    }
}
