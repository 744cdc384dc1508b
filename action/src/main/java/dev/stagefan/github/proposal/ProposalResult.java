package dev.stagefan.github.proposal;

import org.jspecify.annotations.Nullable;

/**
 * What became of a proposal.
 *
 * @param base the branch that it is for
 * @param pullRequest the open pull request of the proposal's branch, or the one that was closed; null where there is none
 */
public record ProposalResult(
        Outcome outcome, String base, @Nullable PullRequest pullRequest) {
    /** How a proposal ends. */
    public enum Outcome {
        /** The base branch has the files already. */
        NOTHING_TO_PROPOSE,
        /** There is a pull request that says it all. */
        AS_IT_WAS,
        /** There was one with the same commit, and somebody closed it without merging it. */
        DECLINED,
        MADE,
        UPDATED
    }

    /**
     * A pull request.
     *
     * @param url of its page
     */
    public record PullRequest(int number, String url) {}
}
