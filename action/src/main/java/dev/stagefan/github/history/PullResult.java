package dev.stagefan.github.history;

import dev.stagefan.timings.Timings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pull found.
 *
 * @param timings all of it, or what there was when it stopped
 * @param runs how many runs were read
 * @param jobs how many jobs count
 * @param logs how many logs of jobs were read
 * @param logsGone how many were not there any more
 * @param leftOut how many jobs do not count, by reason
 * @param queueUnknown jobs that count but for the time in the queue
 * @param stopped why it stopped before its end, or null where it did not
 */
public record PullResult(
        Timings timings,
        int runs,
        int jobs,
        int logs,
        int logsGone,
        Map<String, Integer> leftOut,
        int queueUnknown,
        @Nullable String stopped) {
    public PullResult {
        leftOut = Map.copyOf(leftOut);
    }
}
