package dev.stagefan.git;

import org.jspecify.annotations.Nullable;

/**
 * The commit that a branch was at when it was read.
 *
 * @param commit its id
 * @param tree id of its tree
 * @param parent id of its first parent, or null where it has none
 * @param committer as {@code NAME <EMAIL>}
 * @param message all of it
 */
public record Tip(
        String branch, String commit, String tree, @Nullable String parent, String committer, String message) {}
