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

    /** How many measured samples of one thing are kept where nobody says. */
    public static final int KEPT = 20;

    /**
     * These timings with newer ones. Of each thing's measured samples the latest {@code keepLatest} stay, by their dates;
     * samples that somebody gave all stay. A sample that both have counts once: the same value at the same time, or, where
     * there is no time, from the same place. Of two sizes of an image the larger stays, because a builder that has some of
     * the layers pulls less than the whole; of other numbers the newer one.
     *
     * @param keepLatest 1 or more
     */
    public Timings merge(Timings newer, int keepLatest) {
        return new TimingsMerge(keepLatest).merge(this, newer);
    }
}
