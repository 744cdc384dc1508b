package dev.stagefan.run.site;

/** There is no builder or no registry to run with; the message says "could not X because Y; try Z". */
public final class SiteException extends Exception {
    private static final long serialVersionUID = 1L;

    SiteException(String message) {
        super(message);
    }
}
