package dev.stagefan.http;

import java.time.Clock;
import java.time.Duration;

/** The time, and how to let it pass. */
public record Pace(Clock clock, Sleeper sleeper) {
    /** As time passes. */
    public static final Pace REAL = new Pace(Clock.systemUTC(), pause -> Thread.sleep(pause.toMillis()));

    /** Lets time pass. */
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }
}
