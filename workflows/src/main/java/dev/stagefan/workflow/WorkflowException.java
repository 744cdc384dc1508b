package dev.stagefan.workflow;

/** A workflow that could not be written; the message says why and what to try. */
public final class WorkflowException extends Exception {
    private static final long serialVersionUID = 1L;

    public WorkflowException(String message) {
        super(message);
    }
}
