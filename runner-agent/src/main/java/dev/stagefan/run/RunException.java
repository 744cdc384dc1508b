package dev.stagefan.run;

import dev.stagefan.agent.AgentException.Fault;

/** A run did not begin; the message says "could not X because Y; try Z", and is not safe to show. */
public final class RunException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    RunException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    /** Whose fault it is. */
    public Fault fault() {
        return fault;
    }
}
