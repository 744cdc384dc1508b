package dev.stagefan.registry;

import java.time.Instant;

/**
 * What opens a registry for a while.
 *
 * @param until when it stops doing so, or a little before
 */
record Token(String value, Instant until) {
    @Override
    public String toString() {
        return "a token until " + until;
    }
}
