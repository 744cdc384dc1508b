package dev.stagefan.registry;

import java.io.IOException;

/** A registry cannot be asked, or does not do what it is asked for; the message says what to try. */
public final class RegistryException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is in the way. */
    public enum Kind {
        /** Nothing that speaks to us is there: no such host, nothing listens, no TLS that is trusted. */
        UNREACHABLE,
        /** The registry wants credentials and has none, or takes these for wrong. */
        UNAUTHORIZED,
        /** The credentials are good, and not for this. */
        DENIED,
        /** There is no such manifest, layer or repository. */
        NOT_FOUND,
        /** The registry takes nothing. */
        READ_ONLY,
        /** What came is not what was asked for: its digest, its size or its form is another. */
        CORRUPT,
        /** What is in the way may pass, and did not while it was tried. */
        TRANSIENT,
        /** Anything else that the registry refuses. */
        REFUSED
    }

    private final Kind kind;

    /**
     * @param message "could not X because Y; try Z"
     */
    RegistryException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
