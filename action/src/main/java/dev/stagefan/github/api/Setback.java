package dev.stagefan.github.api;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A call did not succeed, and may when it is made again. */
final class Setback extends IOException {
    private static final long serialVersionUID = 1L;

    /** What a setback comes from. */
    enum Kind {
        /** Too much was asked; the wait is known, or a minute and growing. */
        LIMIT,
        /** Something between here and there, or the server itself, is out of order. */
        FAULT
    }

    private final Kind kind;
    private final String reason;
    private final @Nullable Duration pause;

    /**
     * @param reason a clause
     * @param pause how long to wait, as the server says, or null where it does not
     */
    Setback(Kind kind, String reason, @Nullable Duration pause) {
        super(reason);
        this.kind = kind;
        this.reason = reason;
        this.pause = pause;
    }

    Kind kind() {
        return kind;
    }

    String reason() {
        return reason;
    }

    @Nullable
    Duration pause() {
        return pause;
    }
}
