package dev.stagefan.workflow.yaml;

import dev.stagefan.workflow.yaml.YamlNode.Alias;
import dev.stagefan.workflow.yaml.YamlNode.Anchor;
import dev.stagefan.workflow.yaml.YamlNode.Mapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Steps that several jobs have word for word, written once: the first is an anchor, the others are aliases of it. For
 * files that would be too long otherwise; a job that says everything itself is easier to read.
 */
final class SharedSteps {
    private final Map<Step, String> names = new HashMap<>();
    private final Set<Step> written = new HashSet<>();

    private SharedSteps() {}

    /** Shares nothing. */
    static SharedSteps none() {
        return new SharedSteps();
    }

    /** Shares what occurs twice or more. */
    static SharedSteps of(List<WorkflowJob> jobs) {
        SharedSteps shared = new SharedSteps();
        Set<Step> once = new HashSet<>();
        for (WorkflowJob job : jobs) {
            for (Step step : job.steps()) {
                if (!once.add(step) && !shared.names.containsKey(step)) {
                    shared.names.put(step, shared.freeName(step));
                }
            }
        }
        return shared;
    }

    YamlNode node(Step step, Mapping mapping) {
        String name = names.get(step);
        if (name == null) {
            return mapping;
        }
        return written.add(step) ? new Anchor(name, mapping) : new Alias(name);
    }

    private String freeName(Step step) {
        String name = step.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String free = name;
        for (int i = 2; names.containsValue(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
