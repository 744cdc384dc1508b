package dev.stagefan.timings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one stage; null where nothing is.
 *
 * @param duration how long its own instructions take on a runner of their own
 * @param cores how many cores it keeps busy
 * @param imageBytes size of its image as the registry stores it, what it is built on included
 * @param sliceBytes size of a slice with the paths that other stages take from it
 * @param instructions those of its instructions of which something is known, in file order
 */
public record StageTiming(
        @Nullable Samples duration,
        @Nullable Double cores,
        @Nullable Long imageBytes,
        @Nullable Long sliceBytes,
        List<InstructionTiming> instructions) {
    public StageTiming {
        instructions = List.copyOf(instructions);
    }

    public static StageTiming of(Samples duration) {
        return new StageTiming(duration, null, null, null, List.of());
    }
}
