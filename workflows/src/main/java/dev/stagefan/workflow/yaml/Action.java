package dev.stagefan.workflow.yaml;

/**
 * An action, pinned.
 *
 * @param repository as {@code actions/checkout}, with the action's folder in it where that is not its root
 * @param commit 40 hex digits: a tag can be moved, a commit cannot
 * @param version the release that the commit is, as {@code v7.0.1}; written as a comment, where Dependabot reads it;
 *     empty for a commit that is no release
 */
public record Action(String repository, String commit, String version) implements ActionSource {
    public Action {
        if (!commit.matches("[0-9a-f]{40}")) {
            throw new IllegalArgumentException(repository + " is not pinned to a commit: " + commit);
        }
    }

    @Override
    public String reference() {
        return repository + "@" + commit;
    }

    @Override
    public String remark() {
        return version;
    }
}
