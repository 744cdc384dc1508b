package dev.stagefan.github.history;

import dev.stagefan.timings.Timings;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes timings of the log of a job that builds. */
@FunctionalInterface
public interface LogReading {
    /**
     * @param log as GitHub gives it, read once from start to end
     * @param from what its samples say they come from
     * @param at when the job was over
     */
    Timings read(InputStream log, String from, @Nullable Instant at) throws IOException;
}
