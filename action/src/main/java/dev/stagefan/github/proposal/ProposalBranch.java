package dev.stagefan.github.proposal;

import dev.stagefan.git.BranchAccess;
import dev.stagefan.git.GitException;
import dev.stagefan.git.Tip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The branch that a proposal is on: one commit on top of the base branch, or nothing of ours. */
final class ProposalBranch {
    private final BranchAccess access;
    private final ProposalRequest request;
    private final Tip base;
    private final @Nullable Tip own;

    private ProposalBranch(BranchAccess access, ProposalRequest request, Tip base, @Nullable Tip own) {
        this.access = access;
        this.request = request;
        this.base = base;
        this.own = own;
    }

    static ProposalBranch read(BranchAccess access, ProposalRequest request, String baseName)
            throws GitException, ProposalException {
        Tip base = access.fetch(baseName)
                .orElseThrow(() -> new ProposalException(
                        ProposalException.Kind.OUTSIDE,
                        "could not propose anything for the branch " + baseName + " because " + request.repository()
                                + " has no such branch; give another one with --base"));
        return new ProposalBranch(
                access, request, base, access.fetch(request.branch()).orElse(null));
    }

    /** The files beside what the base branch has. */
    List<ProposedFile> files() throws GitException {
        List<ProposedFile> files = new ArrayList<>();
        for (Map.Entry<String, String> file : request.files().entrySet()) {
            files.add(new ProposedFile(
                    file.getKey(), access.text(base.commit(), file.getKey()).orElse(null), file.getValue()));
        }
        return files;
    }

    /**
     * Makes the branch what it should be.
     *
     * @param command what writes the files
     * @return the commit that it was at before, if nothing had to be pushed; null where something was
     * @throws ProposalException where somebody else committed to the branch, or GitHub does not let it be pushed
     */
    @Nullable
    String update(String command, Instant now) throws GitException, ProposalException {
        if (own != null && isUpToDate(own)) {
            return own.commit();
        }
        if (own != null && !own.commit().equals(base.commit()) && !OwnCommit.isOwn(own)) {
            throw taken(own.commit().substring(0, 10) + " by " + own.committer() + " is its last commit");
        }
        String commit = access.commit(
                base,
                request.files(),
                request.author(),
                now,
                tree -> OwnCommit.message(request.title(), command, tree));
        try {
            access.push(request.branch(), commit, own);
        } catch (GitException e) {
            throw explained(e);
        }
        return null;
    }

    /** Whether the branch has the files, and was made on a base that had them as the base has them now. */
    private boolean isUpToDate(Tip tip) throws GitException {
        if (!OwnCommit.isOwn(tip) || tip.parent() == null) {
            return false;
        }
        for (Map.Entry<String, String> file : request.files().entrySet()) {
            String path = file.getKey();
            if (!access.text(tip.commit(), path).filter(file.getValue()::equals).isPresent()
                    || !access.text(tip.parent(), path).equals(access.text(base.commit(), path))) {
                return false;
            }
        }
        return true;
    }

    private ProposalException taken(String why) {
        return new ProposalException(
                ProposalException.Kind.TAKEN,
                "could not update the branch " + request.branch() + " because somebody else committed to it: " + why
                        + "; merge or delete it, or give another name with --branch");
    }

    private ProposalException explained(GitException refused) {
        String said = refused.reason().toLowerCase(Locale.ROOT);
        if (refused.kind() == GitException.Kind.MOVED) {
            return taken("it moved while the proposal was made");
        }
        String could = "could not push the branch " + request.branch() + " because ";
        if (said.contains("without `workflows` permission")
                || said.contains("without workflows permission")
                || said.contains("without `workflow` scope")) {
            return new ProposalException(
                    ProposalException.Kind.OUTSIDE,
                    could + "the token may not change workflows (" + refused.reason()
                            + "); the GITHUB_TOKEN of a workflow never may: set GITHUB_TOKEN to a token of a GitHub App"
                            + " with contents: write, pull-requests: write and workflows: write, or to a personal access"
                            + " token with the same (classic: the scopes repo and workflow)");
        }
        if (refused.kind() == GitException.Kind.NOT_ALLOWED) {
            return new ProposalException(
                    ProposalException.Kind.OUTSIDE,
                    could + "the token may not push (" + refused.reason() + "); it needs contents: write");
        }
        return new ProposalException(ProposalException.Kind.OUTSIDE, String.valueOf(refused.getMessage()));
    }
}
