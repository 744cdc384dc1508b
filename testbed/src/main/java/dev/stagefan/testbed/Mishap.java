package dev.stagefan.testbed;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A fault's effect on one request, while its body passes. */
final class Mishap {
    private static final double MILLIS_A_SECOND = 1e3;

    private final Fault.@Nullable Effect effect;
    private long passed;
    private boolean corrupted;

    /**
     * A mishap.
     *
     * @param effect null for none
     */
    Mishap(Fault.@Nullable Effect effect) {
        this.effect = effect;
    }

    /**
     * A gate on which it happens.
     *
     * @param length of the body, or {@link HttpHead#CHUNKED}
     */
    HttpBody.Gate on(HttpBody.Gate gate, long length) {
        return (piece, bytes) -> {
            if (effect instanceof Fault.Effect.Cut cut && passed + bytes > cut.afterBytes()) {
                hangUp(cut);
            }
            if (effect instanceof Fault.Effect.Corruption && !corrupted && passed + bytes > length / 2) {
                piece[bytes / 2] ^= 1;
                corrupted = true;
            }
            passed += bytes;
            gate.pass(piece, bytes);
        };
    }

    /** The body has passed, or there is none. */
    void end() throws IOException {
        if (effect instanceof Fault.Effect.Cut cut) {
            hangUp(cut);
        }
    }

    private static void hangUp(Fault.Effect.Cut cut) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep((long) (cut.quietSeconds() * MILLIS_A_SECOND));
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        throw new IOException("a fault breaks the connection");
    }
}
