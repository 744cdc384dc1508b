package dev.stagefan.run;

/** What happens to the other jobs when one has failed. */
public enum FailurePolicy {
    /** Those that run are cancelled, and no other begins. */
    STOP,
    /** All that do not need it are carried out. */
    GO_ON
}
