package dev.stagefan.record;

/** A text is no record of a job: the message says what, why, and a way out. */
public final class RecordException extends Exception {
    private static final long serialVersionUID = 1L;

    public RecordException(String message) {
        super(message);
    }
}
