package dev.stagefan.workflow.yaml;

/**
 * An action, pinned.
 *
 * @param repository as {@code actions/checkout}
 * @param commit 40 hex digits: a tag can be moved, a commit cannot
 * @param version the release that the commit is, as {@code v7.0.1}; written as a comment, where Dependabot reads it
 */
public record Action(String repository, String commit, String version) {
    public Action {
        if (!commit.matches("[0-9a-f]{40}")) {
            throw new IllegalArgumentException(repository + " is not pinned to a commit: " + commit);
        }
    }
}
