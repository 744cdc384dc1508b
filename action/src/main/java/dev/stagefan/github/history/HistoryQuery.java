package dev.stagefan.github.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to read: of those that are over, the newest.
 *
 * @param repository as {@code acme/image}
 * @param workflow name of the workflow's file, as {@code image.yml}
 * @param runs how many at most
 * @param branch of runs of this branch only, or null for all
 * @param event of runs that this event started only, or null for all
 * @param since of runs that began at this time or later only, or null for all
 */
public record HistoryQuery(
        String repository,
        String workflow,
        int runs,
        @Nullable String branch,
        @Nullable String event,
        @Nullable Instant since) {}
