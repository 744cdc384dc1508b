package dev.stagefan.workflow.yaml;

import dev.stagefan.workflow.yaml.YamlNode.Entries;
import dev.stagefan.workflow.yaml.YamlNode.Entry;
import dev.stagefan.workflow.yaml.YamlNode.Item;
import dev.stagefan.workflow.yaml.YamlNode.Mapping;
import dev.stagefan.workflow.yaml.YamlNode.Raw;
import dev.stagefan.workflow.yaml.YamlNode.Sequence;
import dev.stagefan.workflow.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a workflow as YAML; the order of keys is that of GitHub's documentation. */
public final class WorkflowWriter {
    private static final Raw EMPTY = new Raw("{}");

    private WorkflowWriter() {}

    /** The file's text; the same workflow gives the same text. What jobs repeat is shared only if it must be. */
    public static String write(Workflow workflow) {
        String text = YamlText.of(workflow.header(), document(workflow, SharedSteps.none()));
        return SizeRules.isTooLong(text)
                ? YamlText.of(workflow.header(), document(workflow, SharedSteps.of(workflow.jobs())))
                : text;
    }

    static Mapping document(Workflow workflow, SharedSteps shared) {
        Entries document = YamlNode.mapping()
                .section(List.of(), "name", new Text(workflow.name()))
                .section(List.of(), "on", TriggersNode.of(workflow.triggers()))
                .section(List.of("Each job says what its token may do."), "permissions", EMPTY)
                .section(
                        CommentLines.of(workflow.concurrency().comment()),
                        "concurrency",
                        YamlNode.mapping()
                                .put("group", value(workflow.concurrency().group()))
                                .put(
                                        "cancel-in-progress",
                                        value(workflow.concurrency().cancel()))
                                .build())
                .section(
                        List.of(),
                        "defaults",
                        YamlNode.mapping()
                                .put(
                                        "run",
                                        YamlNode.mapping().put("shell", "bash").build())
                                .build());
        if (!workflow.variables().isEmpty()) {
            document.section(List.of(), "env", variables(workflow.variables()));
        }
        document.section(List.of(), "jobs", jobs(workflow.jobs(), shared));
        return document.build();
    }

    private static Mapping variables(List<Workflow.Variable> variables) {
        return new Mapping(variables.stream()
                .map(variable -> new Entry(
                        CommentLines.of(variable.comment()), variable.name(), value(variable.value()), "", false))
                .toList());
    }

    private static Mapping jobs(List<WorkflowJob> jobs, SharedSteps shared) {
        List<Entry> entries = new ArrayList<>();
        for (WorkflowJob job : jobs) {
            entries.add(new Entry(job.comment(), job.id(), job(job, shared), "", !entries.isEmpty()));
        }
        return new Mapping(entries);
    }

    private static Mapping job(WorkflowJob job, SharedSteps shared) {
        Entries node = YamlNode.mapping().put("name", value(job.name()));
        if (job.condition() != null) {
            node.put("if", job.condition());
        }
        if (job.needs().size() == 1) {
            node.put("needs", job.needs().get(0));
        } else if (!job.needs().isEmpty()) {
            node.put("needs", YamlNode.texts(job.needs()));
        }
        node.put("runs-on", value(job.runsOn()));
        node.put(
                "timeout-minutes",
                new Raw(Integer.toString(job.timeout().minutes())),
                job.timeout().reason());
        node.put("permissions", permissions(job.permissions()));
        if (job.environment() != null) {
            node.put("environment", value(job.environment()));
        }
        if (!job.outputs().isEmpty()) {
            node.put("outputs", values(job.outputs()));
        }
        List<Item> steps = job.steps().stream().map(step -> step(step, shared)).toList();
        return node.put("steps", new Sequence(steps)).build();
    }

    private static YamlNode permissions(List<Permission> permissions) {
        Entries node = YamlNode.mapping();
        permissions.forEach(
                permission -> node.put(permission.scope(), new Text(permission.level()), permission.reason()));
        return permissions.isEmpty() ? EMPTY : node.build();
    }

    private static Item step(Step step, SharedSteps shared) {
        Entries node = YamlNode.mapping().put("name", step.name());
        if (step.id() != null) {
            node.put("id", step.id());
        }
        if (step instanceof Step.Uses uses) {
            if (uses.condition() != null) {
                node.put("if", uses.condition());
            }
            node.put("uses", new Text(uses.action().reference()), uses.action().remark());
        }
        if (!step.env().isEmpty()) {
            node.put("env", values(step.env()));
        }
        if (step instanceof Step.Uses uses && !uses.with().isEmpty()) {
            node.put("with", values(uses.with()));
        }
        if (step instanceof Step.Run run) {
            node.put("run", run.script());
        }
        YamlNode value = shared.node(step, node.build());
        List<String> comment = value instanceof YamlNode.Alias ? List.of() : CommentLines.of(step.comment());
        return new Item(comment, value);
    }

    private static Mapping values(Map<String, ? extends Value> values) {
        Entries node = YamlNode.mapping();
        values.forEach((key, value) -> node.put(key, value(value)));
        return node.build();
    }

    static YamlNode value(Value value) {
        return value instanceof Flag flag
                ? new Raw(Boolean.toString(flag.on()))
                : new Text(((Template) value).source());
    }
}
