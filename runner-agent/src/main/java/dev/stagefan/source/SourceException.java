package dev.stagefan.source;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A build context or a remote repository that does not give what is asked; the message says why, and what to do. */
public final class SourceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is in the way. */
    public enum Kind {
        /** There is no such repository, commit, folder or ref. */
        NOT_THERE,
        /** It is there and cannot be read, or not all of it. */
        UNREADABLE,
        /** A commit alone does not tell what a checkout of it holds. */
        CHECKOUT_DIFFERS,
        /** The remote does not answer, or lets nobody in. */
        UNREACHABLE
    }

    SourceException(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    SourceException(Kind kind, String message) {
        this(kind, message, null);
    }

    public Kind kind() {
        return kind;
    }
}
