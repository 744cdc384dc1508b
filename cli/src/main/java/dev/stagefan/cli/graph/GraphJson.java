package dev.stagefan.cli.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.graph.Base;
import dev.stagefan.graph.Edge;
import dev.stagefan.graph.EdgeKind;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.graph.StageNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The stage graph as {@code stagefan/graph/v1}, which docs/graph.md describes. */
public final class GraphJson {
    private static final String SCHEMA = "stagefan/graph/v1";

    private final JsonGenerator json;

    private GraphJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Renders a graph.
     *
     * @param dockerfile path of the Dockerfile
     */
    public static String render(String dockerfile, StageGraph graph) {
        StringWriter text = new StringWriter();
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("")
                .withObjectEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try (JsonGenerator json = new JsonFactory().createGenerator(text).setPrettyPrinter(printer)) {
            new GraphJson(json).write(dockerfile, graph);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return text.append('\n').toString();
    }

    private void write(String dockerfile, StageGraph graph) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("dockerfile", dockerfile);
        json.writeStringField("target", graph.stages().get(graph.target()).label());
        json.writeArrayFieldStart("stages");
        for (StageNode stage : graph.stages()) {
            write(stage);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("edges");
        for (Edge edge : graph.edges()) {
            write(edge);
        }
        json.writeEndArray();
        write("images", graph.images());
        json.writeArrayFieldStart("diagnostics");
        for (Diagnostic diagnostic : graph.diagnostics()) {
            write(diagnostic);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(StageNode stage) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", stage.index());
        write("name", stage.name());
        json.writeObjectFieldStart("base");
        if (stage.base() instanceof Base.OfStage base) {
            json.writeNumberField("stage", base.index());
        } else if (stage.base() instanceof Base.OfImage base) {
            json.writeStringField("image", base.reference());
        } else {
            json.writeBooleanField("scratch", true);
        }
        json.writeEndObject();
        write("platform", stage.platform());
        json.writeNumberField("startLine", stage.startLine());
        json.writeNumberField("endLine", stage.endLine());
        json.writeBooleanField("reachable", stage.reachable());
        json.writeEndObject();
    }

    private void write(Edge edge) throws IOException {
        json.writeStartObject();
        json.writeNumberField("from", edge.from());
        json.writeNumberField("to", edge.to());
        json.writeStringField("kind", edge.kind().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("line", edge.line());
        if (edge.kind() != EdgeKind.FROM) {
            write("sources", edge.sources());
        }
        if (edge.destination() != null) {
            json.writeStringField("destination", edge.destination());
        }
        json.writeEndObject();
    }

    private void write(Diagnostic diagnostic) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", diagnostic.rule());
        json.writeStringField("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("message", diagnostic.message());
        json.writeNumberField("line", diagnostic.position().line());
        json.writeNumberField("column", diagnostic.position().column());
        write("help", diagnostic.help());
        json.writeEndObject();
    }

    private void write(String field, @Nullable String value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, value);
        }
    }

    private void write(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }
}
