package dev.stagefan.github.history;

import dev.stagefan.timings.RunnerTiming;
import dev.stagefan.timings.Sample;
import dev.stagefan.timings.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what jobs show of their runners. */
final class RunnerSamples {
    private final BuildSteps buildSteps;
    private final Map<String, List<Sample>> queue = new TreeMap<>();
    private final Map<String, List<Sample>> setUp = new TreeMap<>();
    private int queueUnknown;

    RunnerSamples(BuildSteps buildSteps) {
        this.buildSteps = buildSteps;
    }

    /**
     * Adds what a job shows.
     *
     * @param from what its samples say they come from
     */
    void add(JobRun job, QueueTimes queueTimes, String from) {
        if (job.labels().isEmpty()) {
            return;
        }
        Instant at = job.completedAt();
        queueTimes
                .seconds(job)
                .ifPresentOrElse(seconds -> put(queue, job, new Sample(seconds, at, from)), () -> queueUnknown++);
        buildSteps.setUpSeconds(job).ifPresent(seconds -> put(setUp, job, new Sample(seconds, at, from)));
    }

    /** How many jobs waited for a time of which not all may have been for a runner. */
    int queueUnknown() {
        return queueUnknown;
    }

    Map<String, RunnerTiming> timings() {
        Map<String, RunnerTiming> timings = new TreeMap<>();
        for (String label : labels()) {
            timings.put(label, new RunnerTiming(samples(queue.get(label)), samples(setUp.get(label)), null, null));
        }
        return timings;
    }

    private Iterable<String> labels() {
        Map<String, List<Sample>> both = new TreeMap<>(queue);
        both.putAll(setUp);
        return both.keySet();
    }

    private static void put(Map<String, List<Sample>> samples, JobRun job, Sample sample) {
        samples.computeIfAbsent(job.runner(), label -> new ArrayList<>()).add(sample);
    }

    private static @Nullable Samples samples(@Nullable List<Sample> samples) {
        return samples == null ? null : new Samples(samples);
    }
}
