package dev.stagefan.workflow.yaml;

/** Where the action of a step comes from. */
public sealed interface ActionSource permits Action, LocalAction {
    /** As {@code uses} has it. */
    String reference();

    /** What stands beside it as a comment; empty for nothing. */
    String remark();
}
