package dev.stagefan.workflow.yaml;

import dev.stagefan.workflow.yaml.YamlNode.Entries;
import dev.stagefan.workflow.yaml.YamlNode.Item;
import dev.stagefan.workflow.yaml.YamlNode.Mapping;
import dev.stagefan.workflow.yaml.YamlNode.Raw;
import dev.stagefan.workflow.yaml.YamlNode.Sequence;
import java.util.List;

/** Triggers as the {@code on} key has them. */
final class TriggersNode {
    private TriggersNode() {}

    static Mapping of(Triggers triggers) {
        Entries on = YamlNode.mapping();
        if (triggers.pullRequests()) {
            on.put("pull_request", YamlNode.DEFAULTS);
        }
        if (!triggers.pushBranches().isEmpty()) {
            on.put(
                    "push",
                    YamlNode.mapping()
                            .put("branches", YamlNode.texts(triggers.pushBranches()))
                            .build());
        }
        if (!triggers.schedules().isEmpty()) {
            List<Item> crons = triggers.schedules().stream()
                    .map(cron -> new Item(
                            List.of(), YamlNode.mapping().put("cron", cron).build()))
                    .toList();
            on.put("schedule", new Sequence(crons));
        }
        on.put("workflow_dispatch", inputs(triggers.inputs()).orDefaults());
        return on.put("workflow_call", call(triggers).orDefaults()).build();
    }

    private static Entries call(Triggers triggers) {
        Entries call = inputs(triggers.inputs());
        if (!triggers.secrets().isEmpty()) {
            Entries secrets = YamlNode.mapping();
            triggers.secrets()
                    .forEach(secret -> secrets.put(
                            secret.name(),
                            YamlNode.mapping()
                                    .put("description", secret.description())
                                    .put("required", new Raw(Boolean.toString(secret.required())))
                                    .build()));
            call.put("secrets", secrets.build());
        }
        if (!triggers.outputs().isEmpty()) {
            Entries outputs = YamlNode.mapping();
            triggers.outputs()
                    .forEach(output -> outputs.put(
                            output.name(),
                            YamlNode.mapping()
                                    .put("description", output.description())
                                    .put("value", WorkflowWriter.value(output.value()))
                                    .build()));
            call.put("outputs", outputs.build());
        }
        return call;
    }

    private static Entries inputs(List<Triggers.Input> inputs) {
        Entries event = YamlNode.mapping();
        if (!inputs.isEmpty()) {
            Entries node = YamlNode.mapping();
            inputs.forEach(input -> node.put(
                    input.name(),
                    YamlNode.mapping()
                            .put("description", input.description())
                            .put("type", input.type())
                            .put("default", WorkflowWriter.value(input.defaultValue()))
                            .build()));
            event.put("inputs", node.build());
        }
        return event;
    }
}
