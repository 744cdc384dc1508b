package dev.stagefan.registry;

import dev.stagefan.http.Pace;
import dev.stagefan.http.WaitListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a call again when what stopped it may pass. */
final class Patience {
    /** What comes wrong twice is wrong where it is kept, and not on its way. */
    private static final int MOST_CORRUPT = 2;

    /** A name that is wrong stays so, and whoever waits for it shall know soon; a name server has its moments. */
    private static final int MOST_UNREACHABLE = 4;

    private static final int MOST_DOUBLINGS = 20;

    private final Retries retries;
    private final Pace pace;
    private final WaitListener listener;

    Patience(Retries retries, Pace pace, WaitListener listener) {
        this.retries = retries;
        this.pace = pace;
        this.listener = listener;
    }

    /** One attempt at a call. */
    @FunctionalInterface
    interface Attempt<T> {
        /**
         * Makes it.
         *
         * @throws RegistryException where trying again is of no use
         * @throws IOException where it may be, a {@link Setback} above all
         */
        T make() throws IOException, InterruptedException;
    }

    /**
     * Makes the attempts that it takes.
     *
     * @param call what is done, as {@code read the manifest ghcr.io/acme/widget:nightly}
     * @param host whom it is asked of
     */
    <T> T carryOut(String call, String host, Attempt<T> attempt) throws RegistryException, InterruptedException {
        Series series = begin(call);
        while (true) {
            try {
                return attempt.make();
            } catch (RegistryException e) {
                throw e;
            } catch (IOException e) {
                series.failed(Setback.of(e, host));
            }
        }
    }

    Series begin(String call) {
        return new Series(call, pace.clock().instant());
    }

    /** The attempts at one call. */
    final class Series {
        private final String call;
        private final Instant begun;
        private final List<Setback> setbacks = new ArrayList<>();

        private Series(String call, Instant begun) {
            this.call = call;
            this.begun = begun;
        }

        /**
         * Waits until the next attempt is due.
         *
         * @throws RegistryException where there is none
         */
        void failed(Setback setback) throws RegistryException, InterruptedException {
            setbacks.add(setback);
            long alike = setbacks.stream()
                    .filter(other -> other.kind() == setback.kind())
                    .count();
            if (setbacks.size() >= retries.attempts() || alike >= most(setback.kind())) {
                throw givenUp(setback, howOften(setback));
            }
            Duration pause = pause(setback.pause());
            Instant until = pace.clock().instant().plus(pause);
            if (until.isAfter(begun.plus(retries.total()))) {
                throw givenUp(setback, ", for " + retries.total().toSeconds() + " s in all");
            }
            listener.waiting(setback.reason(), until);
            pace.sleeper().sleep(pause);
        }

        private String howOften(Setback last) {
            int count = setbacks.size();
            if (count == 1) {
                return "";
            }
            return setbacks.stream().allMatch(setback -> setback.reason().equals(last.reason()))
                    ? ", " + count + " times in a row"
                    : ", the last of " + count + " failures in a row";
        }

        private static int most(RegistryException.Kind kind) {
            return switch (kind) {
                case CORRUPT -> MOST_CORRUPT;
                case UNREACHABLE -> MOST_UNREACHABLE;
                case REFUSED -> 1;
                default -> Integer.MAX_VALUE;
            };
        }

        private Duration pause(@Nullable Duration asked) {
            Duration pause = asked == null
                    ? retries.first().multipliedBy(1L << Math.min(setbacks.size() - 1, MOST_DOUBLINGS))
                    : longer(asked, retries.first());
            return pause.compareTo(retries.longest()) > 0 ? retries.longest() : pause;
        }

        private static Duration longer(Duration one, Duration other) {
            return one.compareTo(other) > 0 ? one : other;
        }

        private RegistryException givenUp(Setback setback, String howOften) {
            return new RegistryException(
                    setback.kind(),
                    "could not " + call + " because " + setback.reason() + howOften + "; " + setback.advice());
        }
    }
}
