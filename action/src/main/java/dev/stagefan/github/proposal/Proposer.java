package dev.stagefan.github.proposal;

import dev.stagefan.git.BranchAccess;
import dev.stagefan.git.GitRemote;
import dev.stagefan.github.api.Connection;
import dev.stagefan.github.proposal.ProposalResult.Outcome;
import dev.stagefan.github.proposal.ProposalResult.PullRequest;
import dev.stagefan.http.Pace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes pull requests with generated files: one branch, one commit on top of the base branch, one pull request. What is there
 * already and right is left alone, so that it may be called every night.
 *
 * @param connection to the API of the server that has {@code remote}
 */
public record Proposer(Connection connection, GitRemote remote, Pace pace) {
    /** Writes what a pull request says. */
    @FunctionalInterface
    public interface Body {
        /**
         * Writes it: the same for the same files.
         *
         * @param base the branch that the proposal is for
         * @param files all that are proposed, also those that do not differ
         */
        String of(String base, List<ProposedFile> files) throws IOException;
    }

    /**
     * Proposes.
     *
     * @param command what writes the files, for the commit's message
     * @throws ProposalException where a permission is missing, or the branch is somebody else's
     * @throws IOException where the API or the repository cannot be reached; the message says what to try
     */
    public ProposalResult propose(ProposalRequest request, String command, Body body) throws IOException {
        PullRequests pullRequests = PullRequests.of(connection, request);
        String base = request.base() == null ? pullRequests.defaultBranch() : request.base();
        if (base.equals(request.branch())) {
            throw new ProposalException(
                    ProposalException.Kind.TAKEN,
                    "could not propose anything for " + base
                            + " because that is the proposal's own branch; give another" + " one with --base");
        }
        try (BranchAccess access = BranchAccess.open(remote)) {
            ProposalBranch branch = ProposalBranch.read(access, request, base);
            List<ProposedFile> files = branch.files();
            if (files.stream().noneMatch(ProposedFile::differs)) {
                return new ProposalResult(
                        Outcome.NOTHING_TO_PROPOSE,
                        base,
                        pullRequests.open(base).orElse(null));
            }
            String text = body.of(base, files);
            String asItWas = branch.update(command, pace.clock().instant());
            if (asItWas != null) {
                Optional<PullRequest> declined = pullRequests.declined(base, asItWas);
                if (declined.isPresent()) {
                    return new ProposalResult(Outcome.DECLINED, base, declined.get());
                }
            }
            ProposalResult result = pullRequests.put(base, text);
            return asItWas == null && result.outcome() == Outcome.AS_IT_WAS
                    ? new ProposalResult(Outcome.UPDATED, base, result.pullRequest())
                    : result;
        }
    }
}
