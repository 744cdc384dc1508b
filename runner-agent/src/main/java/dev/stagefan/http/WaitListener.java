package dev.stagefan.http;

import java.time.Instant;

/** Is told of waits before they begin. */
@FunctionalInterface
public interface WaitListener {
    /**
     * A wait is about to begin.
     *
     * @param reason a clause: why
     * @param until when it will be over
     */
    void waiting(String reason, Instant until);
}
