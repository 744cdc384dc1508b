package dev.stagefan.github;

import dev.stagefan.http.Pace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A clock that stands until somebody sleeps. */
public final class TestPace extends Clock {
    private Instant now = Instant.parse("2026-11-25T04:00:00Z");
    private final List<Duration> sleeps = new ArrayList<>();

    public Pace pace() {
        return new Pace(this, pause -> {
            sleeps.add(pause);
            now = now.plus(pause);
        });
    }

    /** How long was slept, each time. */
    public List<Duration> sleeps() {
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
