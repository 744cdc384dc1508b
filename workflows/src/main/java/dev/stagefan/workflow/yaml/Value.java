package dev.stagefan.workflow.yaml;

/** A scalar of a workflow: a {@link Template}, or a {@link Flag}. */
public sealed interface Value permits Template, Flag {}
