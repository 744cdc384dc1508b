package dev.stagefan.image;

import java.io.IOException;

/** What was given is no image that can be read, or not the one asked for; the message says "could not X because Y; try Z". */
public final class ImageException extends IOException {
    private static final long serialVersionUID = 1L;

    public ImageException(String message) {
        super(message);
    }
}
