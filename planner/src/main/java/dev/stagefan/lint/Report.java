package dev.stagefan.lint;

import java.util.List;

/**
 * What linting a Dockerfile came to.
 *
 * @param findings by position, then code
 * @param ignored what comments in the Dockerfile ask not to be told of, in the same order
 */
public record Report(List<Finding> findings, List<Finding> ignored) {
    public Report {
        findings = List.copyOf(findings);
        ignored = List.copyOf(ignored);
    }
}
