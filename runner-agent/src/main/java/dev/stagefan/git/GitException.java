package dev.stagefan.git;

import java.io.IOException;

/** A Git repository cannot be read, or does not take what it is sent; the message says what to try. */
public final class GitException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Kind {
        /** Nothing answers there, or nothing that speaks Git. */
        UNREACHABLE,
        /** Whoever asks may not, or the repository is not there: servers do not tell the two apart. */
        NOT_ALLOWED,
        /** The server takes the push and refuses the branch; {@link #reason} says why. */
        REFUSED,
        /** The branch has moved since it was read. */
        MOVED
    }

    private final Kind kind;
    private final String reason;

    /**
     * For something that failed.
     *
     * @param message "could not X because Y; try Z"
     * @param reason what the server said, without its secrets
     */
    GitException(Kind kind, String message, String reason) {
        super(message);
        this.kind = kind;
        this.reason = reason;
    }

    public Kind kind() {
        return kind;
    }

    /** What the server said. */
    public String reason() {
        return reason;
    }
}
