package dev.stagefan.registry;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** A call did not succeed, and may when it is made again. */
final class Setback extends IOException {
    private static final long serialVersionUID = 1L;

    /** What OkHttp says after twenty redirects; other exceptions of the type are broken connections. */
    private static final String REDIRECTS = "Too many follow-up requests";

    private final RegistryException.Kind kind;
    private final String reason;
    private final String advice;
    private final @Nullable Duration pause;

    /**
     * @param kind what it is where it does not pass
     * @param reason a clause
     * @param advice what to try where it does not pass
     * @param pause how long to wait, as the registry says, or null where it does not
     */
    Setback(RegistryException.Kind kind, String reason, String advice, @Nullable Duration pause) {
        super(reason);
        this.kind = kind;
        this.reason = reason;
        this.advice = advice;
        this.pause = pause;
    }

    /**
     * What a connection that failed means.
     *
     * @param host whom it was to
     */
    static Setback of(IOException exception, String host) {
        if (exception instanceof Setback setback) {
            return setback;
        }
        if (exception instanceof UnknownHostException) {
            return unreachable("the host " + host + " is not known here", "check the registry's name");
        }
        if (exception instanceof ConnectException || exception instanceof NoRouteToHostException) {
            return unreachable("nothing answers at " + host, "check the registry's address, and that it runs");
        }
        if (exception instanceof SSLException) {
            return unreachable(
                    "no trusted TLS connection to " + host + " came about (" + Shown.text(message(exception)) + ")",
                    "check the registry's certificate; plain HTTP is spoken to localhost only");
        }
        if (exception instanceof SocketTimeoutException || exception instanceof InterruptedIOException) {
            return passing("no answer of " + host + " came in time");
        }
        if (exception instanceof ProtocolException && message(exception).startsWith(REDIRECTS)) {
            return new Setback(
                    RegistryException.Kind.REFUSED, host + " redirects without end", "check the registry's name", null);
        }
        return passing("the connection to " + host + " broke off (" + Shown.text(message(exception)) + ")");
    }

    private static Setback unreachable(String reason, String advice) {
        return new Setback(RegistryException.Kind.UNREACHABLE, reason, advice, null);
    }

    private static Setback passing(String reason) {
        return new Setback(RegistryException.Kind.TRANSIENT, reason, "try again later", null);
    }

    private static String message(IOException exception) {
        String message = exception.getMessage();
        return message == null ? exception.getClass().getSimpleName() : message;
    }

    RegistryException.Kind kind() {
        return kind;
    }

    String reason() {
        return reason;
    }

    String advice() {
        return advice;
    }

    @Nullable
    Duration pause() {
        return pause;
    }
}
