package dev.stagefan.github.api;

import java.io.IOException;

/** The API cannot be asked, or does not give what it is asked for; the message says what to try. */
public final class ApiException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Nothing answered. */
    private static final int NO_STATUS = 0;

    private final int status;

    /** Where nothing answered. */
    public ApiException(String message) {
        this(message, NO_STATUS);
    }

    /**
     * For an answer.
     *
     * @param message "could not X because Y; try Z"
     * @param status the answer's HTTP status, or 0 where there was none
     */
    public ApiException(String message, int status) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
