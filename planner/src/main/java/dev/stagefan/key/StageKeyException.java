package dev.stagefan.key;

/** A text that is no stage key; the message says why, and what to do. */
public final class StageKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    public StageKeyException(String message) {
        super(message);
    }
}
