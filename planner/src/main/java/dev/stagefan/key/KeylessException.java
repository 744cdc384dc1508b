package dev.stagefan.key;

/** Something that a stage's result depends on cannot be known; the message is a clause that says what. */
final class KeylessException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    KeylessException(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
