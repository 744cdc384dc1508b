package dev.stagefan.workflow.yaml;

/** A YAML boolean. */
public record Flag(boolean on) implements Value {
    public static final Flag TRUE = new Flag(true);
    public static final Flag FALSE = new Flag(false);
}
