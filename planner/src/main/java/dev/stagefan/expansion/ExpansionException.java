package dev.stagefan.expansion;

/** A word that cannot be expanded; the message says why, without the word's place in the file. */
public final class ExpansionException extends Exception {
    private static final long serialVersionUID = 1L;

    public ExpansionException(String message) {
        super(message);
    }
}
