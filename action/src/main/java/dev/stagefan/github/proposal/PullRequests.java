package dev.stagefan.github.proposal;

import dev.stagefan.github.api.ApiException;
import dev.stagefan.github.api.Connection;
import dev.stagefan.github.proposal.ProposalResult.Outcome;
import dev.stagefan.github.proposal.ProposalResult.PullRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/** The pull requests of a proposal's branch. */
final class PullRequests {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;
    private static final String NEEDED = "it needs contents: write and pull-requests: write";

    private final Connection connection;
    private final ProposalRequest request;
    private final GHRepository repository;

    private PullRequests(Connection connection, ProposalRequest request, GHRepository repository) {
        this.connection = connection;
        this.request = request;
        this.repository = repository;
    }

    static PullRequests of(Connection connection, ProposalRequest request) throws ApiException {
        return new PullRequests(
                connection,
                request,
                connection.ask(
                        "the repository " + request.repository(),
                        github -> github.getRepository(request.repository())));
    }

    /** The branch that pull requests are for if nothing else is said. */
    String defaultBranch() {
        return repository.getDefaultBranch() == null ? "main" : repository.getDefaultBranch();
    }

    /** The open one of the branch. */
    Optional<PullRequest> open(String base) throws ProposalException, ApiException {
        return found(base).map(PullRequests::shown);
    }

    /** Makes the one of the branch, or makes it say what it should. */
    ProposalResult put(String base, String body) throws ProposalException, ApiException {
        Optional<GHPullRequest> there = found(base);
        if (there.isPresent()) {
            return update(base, there.get(), body);
        }
        GHPullRequest made;
        try {
            made = connection.ask(
                    "the pull request",
                    github -> repository.createPullRequest(request.title(), request.branch(), base, body));
        } catch (ApiException e) {
            if (e.status() != UNPROCESSABLE || !e.said().contains("already exists")) {
                throw explained("make the pull request", e);
            }
            // An answer to an earlier attempt was lost, or another run was faster.
            GHPullRequest other = found(base).orElseThrow(() -> explained("make the pull request", e));
            return update(base, other, body);
        }
        label(made);
        return new ProposalResult(Outcome.MADE, base, shown(made));
    }

    private void label(GHPullRequest made) throws ProposalException {
        if (request.labels().isEmpty()) {
            return;
        }
        try {
            connection.ask("the labels", github -> {
                made.addLabels(request.labels().toArray(String[]::new));
                return made.getNumber();
            });
        } catch (ApiException e) {
            throw explained("put labels on pull request " + made.getNumber(), e);
        }
    }

    private ProposalResult update(String base, GHPullRequest there, String body) throws ProposalException {
        boolean sameTitle = request.title().equals(there.getTitle());
        boolean sameBody = body.strip().equals(text(there.getBody()));
        if (sameTitle && sameBody) {
            return new ProposalResult(Outcome.AS_IT_WAS, base, shown(there));
        }
        try {
            connection.ask("the pull request", github -> {
                if (!sameTitle) {
                    there.setTitle(request.title());
                }
                if (!sameBody) {
                    there.setBody(body);
                }
                return there.getNumber();
            });
        } catch (ApiException e) {
            throw explained("update pull request " + there.getNumber(), e);
        }
        return new ProposalResult(Outcome.UPDATED, base, shown(there));
    }

    /**
     * One that was closed without being merged, where none is open.
     *
     * @param commit what it was of
     */
    Optional<PullRequest> declined(String base, String commit) throws ProposalException {
        if (found(base).isPresent()) {
            return Optional.empty();
        }
        return all(base, GHIssueState.CLOSED).stream()
                .filter(each -> each.getMergedAt() == null
                        && commit.equals(each.getHead().getSha()))
                .findFirst()
                .map(PullRequests::shown);
    }

    private Optional<GHPullRequest> found(String base) throws ProposalException {
        return all(base, GHIssueState.OPEN).stream().findFirst();
    }

    private List<GHPullRequest> all(String base, GHIssueState state) throws ProposalException {
        String owner = request.repository().substring(0, request.repository().indexOf('/'));
        try {
            List<GHPullRequest> all = connection.ask(
                    "the pull requests",
                    github -> repository
                            .queryPullRequests()
                            .state(state)
                            .head(owner + ":" + request.branch())
                            .base(base)
                            .list()
                            .toList());
            return all.stream()
                    .filter(each -> request.branch().equals(each.getHead().getRef()))
                    .toList();
        } catch (ApiException e) {
            throw explained("read the pull requests", e);
        }
    }

    /** GitHub's pages store what was edited there with other line ends. */
    private static String text(@Nullable String body) {
        return body == null ? "" : body.replace("\r\n", "\n").strip();
    }

    private static PullRequest shown(GHPullRequest pullRequest) {
        return new PullRequest(pullRequest.getNumber(), String.valueOf(pullRequest.getHtmlUrl()));
    }

    private ProposalException explained(String what, ApiException refused) {
        String said = refused.said().toLowerCase(Locale.ROOT);
        String could = "could not " + what + " because ";
        String message;
        if (refused.status() == FORBIDDEN && said.contains("not permitted to create or approve pull requests")) {
            message = could + "the repository's settings do not let workflows make pull requests; tick \"Allow GitHub"
                    + " Actions to create and approve pull requests\" under Settings, Actions, General (an organization"
                    + " may have the same setting above it), or set GITHUB_TOKEN to a token of a GitHub App";
        } else if (refused.status() == FORBIDDEN || refused.status() == NOT_FOUND) {
            message = could + "the token may not do that (" + refused.status() + " " + refused.said() + "); " + NEEDED;
        } else if (refused.status() == UNPROCESSABLE) {
            message = could + "GitHub does not take it (" + refused.said() + "); check --base, --branch and --title";
        } else {
            message = String.valueOf(refused.getMessage());
        }
        return new ProposalException(ProposalException.Kind.OUTSIDE, message);
    }
}
