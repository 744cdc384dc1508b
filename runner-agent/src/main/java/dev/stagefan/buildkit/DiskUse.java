package dev.stagefan.buildkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Watches how much of its disk a builder uses, until it is closed. */
public final class DiskUse implements AutoCloseable {
    private DiskUse() {}

    /**
     * Begins to watch.
     *
     * @param interval between two looks
     */
    public static DiskUse watch(Buildx buildx, Builder builder, Duration interval) {
        throw new UnsupportedOperationException();
    }

    /** The most bytes that were seen so far, less those of the first look; null where the builder does not say. */
    public @Nullable Long growth() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
