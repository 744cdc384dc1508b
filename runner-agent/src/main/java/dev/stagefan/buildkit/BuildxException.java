package dev.stagefan.buildkit;

/** Buildx or a builder cannot be used: could not … because …; try …. */
public final class BuildxException extends Exception {
    private static final long serialVersionUID = 1;

    public BuildxException(String message) {
        super(message);
    }
}
