package dev.stagefan.github.api;

import dev.stagefan.http.Pace;
import dev.stagefan.http.WaitListener;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call again when what stopped it may pass.
 *
 * <p>GitHub asks for it to be done so (docs.github.com: rest/using-the-rest-api/best-practices): wait as long as
 * {@code retry-after} or the limit's reset says, else at least a minute and twice as long each time.
 */
public final class Patience {
    private static final int MOST_FAULTS = 5;
    private static final int MOST_LIMITS = 10;
    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration AFTER_LIMIT = Duration.ofMinutes(1);

    private final Pace pace;
    private final Duration longest;
    private final WaitListener listener;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /**
     * Nothing was tried yet.
     *
     * @param longest how long to wait for a limit at most, each time
     */
    public Patience(Pace pace, Duration longest, WaitListener listener) {
        this.pace = pace;
        this.longest = longest;
        this.listener = listener;
    }

    /** One attempt at a call. */
    @FunctionalInterface
    interface Attempt<T> {
        /**
         * Makes it.
         *
         * @throws ApiException where trying again is of no use
         * @throws IOException where it may be, a {@link Setback} above all
         */
        T make() throws IOException;
    }

    /** Ends a wait that is under way, and all that would follow; for another thread. */
    void cancel() {
        cancelled.set(true);
    }

    /**
     * Makes the attempts that it takes.
     *
     * @param call what is called, as {@code GET /repos/acme/image}
     * @throws ApiException where it does not succeed
     * @throws CancellationException where it was {@linkplain #cancel cancelled}
     */
    <T> T carryOut(String call, Attempt<T> attempt) throws ApiException {
        int faults = 0;
        int limits = 0;
        while (true) {
            Setback setback;
            try {
                return attempt.make();
            } catch (ApiException e) {
                throw e;
            } catch (Setback e) {
                setback = e;
            } catch (IOException e) {
                setback = new Setback(Setback.Kind.FAULT, reason(e), null);
            }
            checkCancelled();
            boolean limit = setback.kind() == Setback.Kind.LIMIT;
            int before = limit ? limits++ : faults++;
            Duration pause = pause(setback, before);
            int most = limit ? MOST_LIMITS : MOST_FAULTS;
            if (before + 1 >= most) {
                throw givenUp(call, setback.reason() + ", " + most + " times in a row", "try again later");
            }
            if (pause.compareTo(longest) > 0) {
                Instant until = pace.clock().instant().plus(pause);
                throw givenUp(
                        call, setback.reason(), "try again after " + Times.minute(until) + ", or allow a longer wait");
            }
            pause(setback.reason(), pause);
        }
    }

    private static Duration pause(Setback setback, int before) {
        @Nullable Duration said = setback.pause();
        if (said != null) {
            return said;
        }
        Duration first = setback.kind() == Setback.Kind.LIMIT ? AFTER_LIMIT : AFTER_FAULT;
        return first.multipliedBy(1L << Math.min(before, 10));
    }

    private void pause(String reason, Duration pause) {
        listener.waiting(reason, pace.clock().instant().plus(pause));
        try {
            pace.sleeper().sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
        checkCancelled();
    }

    private void checkCancelled() {
        if (cancelled.get()) {
            throw new CancellationException();
        }
    }

    private static ApiException givenUp(String call, String reason, String advice) {
        return new ApiException("could not " + call + " because " + reason + "; " + advice);
    }

    /** Why nothing, or not all, came, as a clause. */
    private static String reason(IOException exception) {
        if (exception instanceof UnknownHostException) {
            return "the host is not known here";
        }
        if (exception instanceof SocketTimeoutException) {
            return "no answer came in time";
        }
        if (exception instanceof ConnectException) {
            return "nothing answers there";
        }
        if (exception instanceof InterruptedIOException) {
            return "it was interrupted";
        }
        return "the connection broke off (" + exception.getMessage() + ")";
    }
}
