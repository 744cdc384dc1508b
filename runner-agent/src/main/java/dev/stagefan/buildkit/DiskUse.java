package dev.stagefan.buildkit;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Watches how much of its disk a builder uses, until it is closed. */
public final class DiskUse implements AutoCloseable {
    /** A look that takes longer is none; the watch goes on. */
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(20);

    private final Buildx buildx;
    private final Builder builder;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Long first;
    private long most;

    private DiskUse(Buildx buildx, Builder builder, Duration interval) {
        this.buildx = buildx;
        this.builder = builder;
        thread = new Thread(() -> watch(interval), "disk use of " + builder.name());
        thread.setDaemon(true);
    }

    /**
     * Begins to watch, with a look at once.
     *
     * @param interval between two looks; a look asks the engine to list what it keeps, which takes it longer the more that
     *     is, so 10 s and more do no harm
     */
    public static DiskUse watch(Buildx buildx, Builder builder, Duration interval) {
        DiskUse use = new DiskUse(buildx, builder, interval);
        use.thread.start();
        return use;
    }

    private void watch(Duration interval) {
        try {
            do {
                look();
            } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
            look();
        } catch (BuildxException e) {
            // What cannot be measured is null in the record, and stops no build.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws BuildxException, InterruptedException {
        OptionalLong bytes = DiskUseText.total(buildx.call(List.of("du", "--builder=" + builder.name()), LOOK_LIMIT));
        if (bytes.isPresent()) {
            saw(bytes.getAsLong());
        }
    }

    private synchronized void saw(long bytes) {
        if (first == null) {
            first = bytes;
        }
        most = Math.max(most, bytes);
    }

    /** The most bytes that were seen so far, less those of the first look; null where the builder does not say. */
    public synchronized @Nullable Long growth() {
        return first == null ? null : Long.valueOf(most - first);
    }

    /** Has a last look, which {@link #growth} then counts, and ends. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(LOOK_LIMIT.toMillis());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
