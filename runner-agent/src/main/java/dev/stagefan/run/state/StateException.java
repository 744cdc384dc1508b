package dev.stagefan.run.state;

/** The state folder cannot be used; the message says "could not X because Y; try Z". */
public final class StateException extends Exception {
    private static final long serialVersionUID = 1L;

    StateException(String message) {
        super(message);
    }
}
