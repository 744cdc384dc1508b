package dev.stagefan.history;

import java.io.IOException;

/** A history cannot be read or written; the message says what to try. */
public final class HistoryException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message "could not X because Y; try Z"
     */
    HistoryException(String message) {
        super(message);
    }
}
