package dev.stagefan.registry;

/** What is done with a repository. */
public enum Access {
    PULL("read"),
    PUSH("write");

    private final String verb;

    Access(String verb) {
        this.verb = verb;
    }

    /** For people: what one may do, as {@code read}. */
    String verb() {
        return verb;
    }
}
