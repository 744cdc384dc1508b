package dev.stagefan.workflow;

/** What pull requests start. One of a fork, or of Dependabot, is never more than one job: its token can push nothing. */
public enum PullRequests {
    /** Nothing. */
    NONE("none"),
    /** One job that builds everything and pushes nothing. */
    ONE_JOB("one-job"),
    /** The jobs of the plan where the pull request is of the same repository, with stages and caches of their own. */
    FAN_OUT("fan-out");

    private final String word;

    PullRequests(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
