package dev.stagefan.graph.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.text.Casing;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.util.Collection;

/** The graph as JSON, schema {@code stagefan/graph/v1}; the same graph always gives the same text. */
public final class GraphJson {
    private static final String SCHEMA = "stagefan/graph/v1";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectWriter WRITER = new ObjectMapper().writer(printer());

    private GraphJson() {}

    /**
     * The document, with a line feed at its end.
     *
     * @param dockerfile the path to show as that of the Dockerfile
     */
    public static String render(StageGraph graph, String dockerfile) {
        ObjectNode document = JSON.objectNode();
        document.put("schema", SCHEMA);
        document.put("dockerfile", dockerfile);
        document.put("target", graph.stages().get(graph.target()).label());
        ArrayNode stages = document.putArray("stages");
        graph.stages().forEach(stage -> stages.add(stage(stage)));
        ArrayNode edges = document.putArray("edges");
        graph.edges().forEach(edge -> edges.add(edge(edge)));
        document.set("images", strings(graph.images()));
        ArrayNode diagnostics = document.putArray("diagnostics");
        graph.diagnostics().forEach(diagnostic -> diagnostics.add(diagnostic(diagnostic)));
        try {
            return WRITER.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("could not write a document that is in memory", e);
        }
    }

    private static ObjectNode stage(StageNode stage) {
        ObjectNode node = JSON.objectNode();
        node.put("index", stage.index());
        node.put("name", stage.name());
        node.set("base", base(stage.base()));
        node.put("platform", stage.platform());
        node.put("startLine", stage.startLine());
        node.put("endLine", stage.endLine());
        node.put("reachable", stage.reachable());
        return node;
    }

    private static ObjectNode base(Base base) {
        ObjectNode node = JSON.objectNode();
        if (base instanceof Base.OfStage stage) {
            node.put("stage", stage.index());
        } else if (base instanceof Base.OfImage image) {
            node.put("image", image.reference());
        } else {
            node.put("scratch", true);
        }
        return node;
    }

    private static ObjectNode edge(Edge edge) {
        ObjectNode node = JSON.objectNode();
        node.put("from", edge.from());
        node.put("to", edge.to());
        node.put("kind", Casing.lower(edge.kind().name()));
        node.put("line", edge.line());
        if (edge.kind() != EdgeKind.FROM) {
            node.set("sources", strings(edge.sources()));
        }
        if (edge.destination() != null) {
            node.put("destination", edge.destination());
        }
        return node;
    }

    private static ObjectNode diagnostic(Diagnostic diagnostic) {
        ObjectNode node = JSON.objectNode();
        node.put("rule", diagnostic.rule());
        node.put("severity", Casing.lower(diagnostic.severity().name()));
        node.put("message", diagnostic.message());
        node.put("line", diagnostic.position().line());
        node.put("column", diagnostic.position().column());
        node.put("help", diagnostic.help());
        return node;
    }

    private static ArrayNode strings(Collection<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return printer;
    }
}
