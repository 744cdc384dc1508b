package dev.stagefan.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.key.KeyChange;
import java.util.List;
import java.util.Locale;

/** Explanations as JSON: versioned, described by docs/explain.schema.json, in a stable order. */
public final class ExplainJson {
    public static final String SCHEMA = "stagefan/explain/v1";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private ExplainJson() {}

    /** The JSON text, ending with a line feed. */
    public static String write(List<Explanation> explanations) {
        ObjectNode document = MAPPER.createObjectNode().put("schema", SCHEMA);
        ArrayNode stages = document.putArray("stages");
        explanations.forEach(explanation -> add(explanation, stages.addObject()));
        try {
            return MAPPER.writer(PRETTY).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("explanations are always a tree of plain values", e);
        }
    }

    private static void add(Explanation explanation, ObjectNode stage) {
        StageOutlook outlook = explanation.outlook();
        stage.put("index", outlook.stage()).put("stage", outlook.label());
        outlook.jobs().forEach(stage.putArray("jobs")::add);
        stage.put("fate", name(outlook.fate()))
                .put("reason", outlook.reason())
                .put("digest", outlook.digest())
                .put("key", outlook.key())
                .put("since", explanation.since());
        ArrayNode changes = stage.putArray("changes");
        explanation.changes().forEach(change -> add(change, changes.addObject()));
    }

    private static void add(KeyChange change, ObjectNode node) {
        node.put("change", name(change.kind()))
                .put("part", name(change.part().kind()))
                .put("name", change.part().name())
                .put("before", change.kind() == KeyChange.Kind.ADDED ? null : change.before())
                .put(
                        "now",
                        change.kind() == KeyChange.Kind.REMOVED
                                ? null
                                : change.part().value());
        change.newPaths().forEach(node.putArray("newPaths")::add);
        change.gonePaths().forEach(node.putArray("gonePaths")::add);
        change.changedPaths().forEach(node.putArray("changedPaths")::add);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
