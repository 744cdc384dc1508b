package dev.stagefan.github.api;

import java.io.IOException;

/** The API cannot be asked, or does not give what it is asked for; the message says what to try. */
public final class ApiException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Nothing answered. */
    private static final int NO_STATUS = 0;

    private final int status;
    private final String said;

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
        this(message, status, "");
    }

    /**
     * For an answer that says something.
     *
     * @param said what the server says, in its words
     */
    ApiException(String message, int status, String said) {
        super(message);
        this.status = status;
        this.said = said;
    }

    public int status() {
        return status;
    }

    /** What the server says, in its words; empty where it says nothing. */
    public String said() {
        return said;
    }
}
