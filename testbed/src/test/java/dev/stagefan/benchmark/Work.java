package dev.stagefan.benchmark;

import dev.stagefan.testbed.Testbed;
import java.nio.file.Path;

/** What a minute of the examples is made of. */
enum Work {
    /** A pause, which needs no core: planned with as good as none. */
    PAUSE("pauses", "0.01", "examples/atom/tools/minutes"),
    /** Counting on one core. */
    ONE_CORE("one core", "1", "testbed/src/test/resources/reality/burn-one/minutes"),
    /** Counting on all cores at once, which is what stagefan takes a stage for of which nothing is said. */
    ALL_CORES("all cores", "", "testbed/src/test/resources/reality/burn-all/minutes");

    private final String label;
    private final String cores;
    private final String tool;

    /**
     * A kind of work.
     *
     * @param cores what the timings say of it; empty for nothing
     * @param tool the script that does a minute of it
     */
    Work(String label, String cores, String tool) {
        this.label = label;
        this.cores = cores;
        this.tool = tool;
    }

    String cores() {
        return cores;
    }

    Path tool() {
        return Testbed.root().resolve(tool);
    }

    /** What {@code MINUTE} is at first: seconds of a pause, or a count that takes about a tenth of a second. */
    double firstMinute() {
        return this == PAUSE ? 0.1 : 1_000_000;
    }

    @Override
    public String toString() {
        return label;
    }
}
