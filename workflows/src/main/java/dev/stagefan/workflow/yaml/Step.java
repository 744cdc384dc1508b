package dev.stagefan.workflow.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step of a job. Maps keep their order in the file. */
public sealed interface Step {
    /** Why the step is there, a sentence or more; empty for a step that needs no comment. */
    String comment();

    String name();

    /** What {@code steps.ID} calls it, or null. */
    @Nullable
    String id();

    Map<String, Template> env();

    /**
     * A step that runs an action.
     *
     * @param condition the {@code if} expression without {@code ${{ }}}, or null for the usual: nothing failed before
     */
    record Uses(
            String comment,
            String name,
            @Nullable String id,
            @Nullable String condition,
            ActionSource action,
            Map<String, Template> env,
            Map<String, Value> with)
            implements Step {
        public Uses {
            env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
            with = Collections.unmodifiableMap(new LinkedHashMap<>(with));
        }

        /** A step that runs where nothing failed before it. */
        public Uses(
                String comment,
                String name,
                @Nullable String id,
                ActionSource action,
                Map<String, Template> env,
                Map<String, Value> with) {
            this(comment, name, id, null, action, env, with);
        }
    }

    /** A step that runs a script, which is fixed text: what varies reaches it by {@code env}. */
    record Run(String comment, String name, @Nullable String id, Map<String, Template> env, String script)
            implements Step {
        public Run {
            env = Collections.unmodifiableMap(new LinkedHashMap<>(env));
            if (script.contains("${{")) {
                throw new IllegalArgumentException("a script must not hold an expression: " + script);
            }
        }
    }
}
