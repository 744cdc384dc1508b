package dev.stagefan.github.proposal;

import dev.stagefan.git.Author;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to propose.
 *
 * @param repository as {@code acme/image}
 * @param base the branch that it is for, or null for the repository's default branch
 * @param branch the branch that it is on, which is this proposal's alone
 * @param title of the pull request and of the commit
 * @param labels that the pull request gets when it is made
 * @param author of the commit
 * @param files texts by path in the repository
 */
public record ProposalRequest(
        String repository,
        @Nullable String base,
        String branch,
        String title,
        List<String> labels,
        Author author,
        Map<String, String> files) {
    public ProposalRequest {
        labels = List.copyOf(labels);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    }
}
