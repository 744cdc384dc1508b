package dev.stagefan.clean;

import java.io.IOException;

/** A repository cannot be cleaned, or not to the end; the message says what to try. */
public final class CleanException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Whether it makes sense to go on with others. */
    public enum Reach {
        /** One manifest is refused. */
        ONE,
        /** Nothing more can be done. */
        ALL
    }

    private final Reach reach;

    /**
     * @param message "could not X because Y; try Z"
     */
    public CleanException(String message, Reach reach) {
        super(message);
        this.reach = reach;
    }

    public Reach reach() {
        return reach;
    }
}
