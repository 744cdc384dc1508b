package dev.stagefan.cli.pull;

import dev.stagefan.github.history.PullListener.Source;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Guesses how long the rest takes: as long a run as those that were read from GitHub with no wait, of which there must be
 * some to tell.
 */
final class TimeLeft {
    private static final int ENOUGH = 3;

    private final Clock clock;
    private @Nullable Instant begun;
    private boolean spoilt;
    private int measured;
    private Duration spent = Duration.ZERO;

    TimeLeft(Clock clock) {
        this.clock = clock;
    }

    /** Something of a run is about to be read; the first of it counts. */
    void begin() {
        if (begun == null) {
            begun = clock.instant();
            spoilt = false;
        }
    }

    /** There was a wait, so this run says nothing of others. */
    void spoil() {
        spoilt = true;
    }

    /** A run was read. */
    void end(Source source) {
        Instant from = begun;
        if (from != null && !spoilt && source == Source.GITHUB) {
            measured++;
            spent = spent.plus(Duration.between(from, clock.instant()));
        }
        begun = null;
    }

    Optional<Double> seconds(int runs) {
        return measured < ENOUGH || runs == 0
                ? Optional.empty()
                : Optional.of(spent.toMillis() / 1000.0 / measured * runs);
    }
}
