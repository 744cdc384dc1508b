package dev.stagefan.github.history;

import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.timings.Timings;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a pull found.
 *
 * <p>Where it stopped before its end, that is what there was until then.
 *
 * @param timings what jobs show of runners
 * @param builds what their logs show
 * @param runs how many runs were read
 * @param jobs how many jobs count
 * @param logs how many logs of jobs were read
 * @param logsGone how many were not there
 * @param leftOut how many jobs do not count, by reason
 * @param queueUnknown jobs that count but for the time in the queue
 * @param stopped why it stopped before its end, or null where it did not
 */
public record PullResult(
        Timings timings,
        List<BuildLog> builds,
        int runs,
        int jobs,
        int logs,
        int logsGone,
        Map<String, Integer> leftOut,
        int queueUnknown,
        @Nullable String stopped) {
    public PullResult {
        builds = List.copyOf(builds);
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
    }
}
