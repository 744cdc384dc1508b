package dev.stagefan.testbed;

import java.util.concurrent.TimeUnit;

/** Lets bytes pass no faster than a rate, those of all who share it together. */
final class Pace {
    private static final double NANOS_A_SECOND = 1e9;

    /** What may be made up for: a sleep that ends a little late would otherwise make one connection slower than many. */
    private static final long LATENESS = 20_000_000;

    private final double bytesPerSecond;
    private long freeAt = System.nanoTime();

    /**
     * A pace.
     *
     * @param bytesPerSecond more than 0; infinity for as fast as can be
     */
    Pace(double bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    /** Waits until so many bytes more have had their time. */
    void pass(int bytes) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(reserve(bytes) - System.nanoTime());
    }

    private synchronized long reserve(int bytes) {
        freeAt = Math.max(freeAt, System.nanoTime() - LATENESS) + (long) (bytes / bytesPerSecond * NANOS_A_SECOND);
        return freeAt;
    }
}
