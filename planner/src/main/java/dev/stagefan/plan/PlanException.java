package dev.stagefan.plan;

/** What was asked cannot be planned: the message says what, why, and a way out. */
public final class PlanException extends Exception {
    private static final long serialVersionUID = 1L;

    public PlanException(String message) {
        super(message);
    }
}
