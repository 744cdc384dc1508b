package dev.stagefan.benchmark;

import dev.stagefan.testbed.Testbed;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a minute of the examples is made of. */
enum Work {
    /** A pause, which needs no core: planned with as good as none. */
    PAUSE("pauses", 0.01, 0.1, 0.1, "examples/atom/tools/minutes"),
    /** Counting on one core. */
    ONE_CORE("one core", 1.0, 0.05, 1_000_000, "testbed/src/test/resources/reality/burn-one/minutes"),
    /** Counting on all cores at once, which is what stagefan takes a stage for of which nothing is said. */
    ALL_CORES("all cores", null, 0.05, 1_000_000, "testbed/src/test/resources/reality/burn-all/minutes");

    private final String label;
    private final @Nullable Double cores;
    private final double minuteSeconds;
    private final double firstMinute;
    private final String tool;

    /**
     * A kind of work.
     *
     * @param cores what the timings say of it, or null for nothing
     * @param minuteSeconds how long a minute of it shall take
     * @param firstMinute what {@code MINUTE} is to begin with: seconds of a pause, or a count
     * @param tool the script that does a minute of it
     */
    Work(String label, @Nullable Double cores, double minuteSeconds, double firstMinute, String tool) {
        this.label = label;
        this.cores = cores;
        this.minuteSeconds = minuteSeconds;
        this.firstMinute = firstMinute;
        this.tool = tool;
    }

    @Nullable
    Double cores() {
        return cores;
    }

    double minuteSeconds() {
        return minuteSeconds;
    }

    double firstMinute() {
        return firstMinute;
    }

    Path tool() {
        return Testbed.root().resolve(tool);
    }

    @Override
    public String toString() {
        return label;
    }
}
