package dev.stagefan.registry;

import java.time.Duration;

/**
 * How patient a client is with what may pass.
 *
 * @param attempts how often a call is made at most, 1 or more
 * @param first the wait before the second attempt, which doubles from then on
 * @param longest the longest wait, also where the registry asks for a longer one
 * @param total how long a call may take with all its waits: no wait goes beyond that
 * @param silence how long a registry may take to accept a connection, and to say its next byte
 */
public record Retries(int attempts, Duration first, Duration longest, Duration total, Duration silence) {
    /** A registry that is restarted, or that limits how often it is asked, is usually back within these. */
    public static final Retries USUAL = new Retries(
            6, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofMinutes(5), Duration.ofSeconds(60));

    public Retries {
        if (attempts < 1) {
            throw new IllegalArgumentException("there is at least one attempt");
        }
    }
}
