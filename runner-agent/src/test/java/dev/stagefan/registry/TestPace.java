package dev.stagefan.registry;

import dev.stagefan.http.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands until somebody sleeps. */
final class TestPace extends Clock {
    private Instant now = Instant.parse("2026-11-25T04:00:00Z");
    private final List<Duration> sleeps = new ArrayList<>();

    Pace pace() {
        return new Pace(this, pause -> {
            sleeps.add(pause);
            pass(pause);
        });
    }

    /** Lets time pass in which nobody sleeps. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    /** How long was slept, each time. */
    List<Duration> sleeps() {
        return sleeps;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
