package dev.stagefan.workflow;

/** Where the report of a run keeps what the runs' jobs took, for later plans. */
public enum History {
    /** An OCI artifact next to the image. */
    OCI("oci"),
    /** A branch of the repository. */
    BRANCH("branch"),
    /** An artifact of each run, which holds what those before it held. */
    ARTIFACT("artifact");

    private final String word;

    History(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
