package dev.stagefan.image.tar;

import java.io.IOException;

/** A stream is no tar that can be read; the message is a clause that says why. */
public final class TarException extends IOException {
    private static final long serialVersionUID = 1L;

    public TarException(String message) {
        super(message);
    }
}
