package dev.stagefan.reuse;

/** A text is no resolution that can be used; the message says "could not X because Y; try Z". */
public final class ResolutionException extends Exception {
    private static final long serialVersionUID = 1L;

    ResolutionException(String message) {
        super(message);
    }
}
