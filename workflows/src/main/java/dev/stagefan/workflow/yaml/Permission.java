package dev.stagefan.workflow.yaml;

/**
 * A permission of a job's token.
 *
 * @param scope as {@code packages}
 * @param level {@code read} or {@code write}
 * @param reason what the job does with it, written as a comment
 */
public record Permission(String scope, String level, String reason) {}
