package dev.stagefan.fleet;

import org.jspecify.annotations.Nullable;

/**
 * What a plan has to keep; null where there is no limit.
 *
 * @param maxJobs how many jobs it may have, 1 or more
 * @param timeoutSeconds how long the whole run may take
 */
public record Limits(@Nullable Integer maxJobs, @Nullable Double timeoutSeconds) {
    public static final Limits NONE = new Limits(null, null);
}
