package dev.stagefan.timings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of durations and sizes.
 *
 * @param stages by stage name, or {@code stage-INDEX} for an unnamed stage
 * @param images sizes in bytes of outside images, by reference
 * @param runners by label
 */
public record Timings(Map<String, StageTiming> stages, Map<String, Long> images, Map<String, RunnerTiming> runners) {
    public static final String SCHEMA = "stagefan/timings/v1";

    /** Nothing is known. */
    public static final Timings NONE = new Timings(Map.of(), Map.of(), Map.of());

    public Timings {
        stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
        runners = Collections.unmodifiableMap(new LinkedHashMap<>(runners));
    }
}
