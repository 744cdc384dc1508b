package dev.stagefan.workflow.yaml;

import java.util.List;

/**
 * What starts a workflow; {@code workflow_dispatch} and {@code workflow_call} always do.
 *
 * @param schedules cron expressions
 * @param pushBranches branches (or patterns of them) whose pushes start it
 * @param pullRequests whether pull requests start it
 * @param inputs what both {@code workflow_dispatch} and {@code workflow_call} may set
 * @param secrets what a caller passes on
 * @param outputs what a caller gets back
 */
public record Triggers(
        List<String> schedules,
        List<String> pushBranches,
        boolean pullRequests,
        List<Input> inputs,
        List<Secret> secrets,
        List<Output> outputs) {
    public Triggers {
        schedules = List.copyOf(schedules);
        pushBranches = List.copyOf(pushBranches);
        inputs = List.copyOf(inputs);
        secrets = List.copyOf(secrets);
        outputs = List.copyOf(outputs);
    }

    /** An input; it is never required. */
    public record Input(String name, String description, Value defaultValue) {
        /** A text. */
        public static Input text(String name, String description, String defaultValue) {
            return new Input(name, description, new Template(defaultValue));
        }

        /** Yes or no, and no where nothing is said. */
        public static Input flag(String name, String description) {
            return new Input(name, description, Flag.FALSE);
        }

        String type() {
            return defaultValue instanceof Flag ? "boolean" : "string";
        }
    }

    /** A secret that a caller passes on. */
    public record Secret(String name, String description, boolean required) {}

    /** A value that a caller gets back. */
    public record Output(String name, String description, Template value) {}
}
