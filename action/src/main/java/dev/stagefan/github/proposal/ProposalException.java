package dev.stagefan.github.proposal;

import java.io.IOException;

/** A proposal cannot be made; the message says what to try. */
public final class ProposalException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Who can do something about it. */
    public enum Kind {
        /** Somebody else committed to the proposal's branch: what is there is theirs to keep or to remove. */
        TAKEN,
        /** A permission or a setting is missing, or GitHub does not do its part. */
        OUTSIDE
    }

    private final Kind kind;

    /**
     * @param message "could not X because Y; try Z"
     */
    ProposalException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
