package dev.stagefan.github.proposal;

import org.jspecify.annotations.Nullable;

/**
 * A file of a proposal.
 *
 * @param path in the repository
 * @param before its text on the base branch; null where it is not there
 * @param after its text in the proposal
 */
public record ProposedFile(String path, @Nullable String before, String after) {
    /** Whether there is anything to propose of it. */
    public boolean differs() {
        return !after.equals(before);
    }
}
