package dev.stagefan.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The result of a comparison as JSON, schema {@code stagefan/verify/v1}, which docs/verify.schema.json describes. */
public final class VerifyJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private VerifyJson() {}

    /** The JSON text, ending with a line feed. */
    public static String write(VerifyResult result) {
        ObjectNode document = MAPPER.createObjectNode().put("schema", VerifyResult.SCHEMA);
        document.put("same", result.isSame());
        document.set("first", image(result.first()));
        document.set("second", image(result.second()));
        document.put("layersNotRead", result.layersNotRead());
        document.put("pathsCompared", result.pathsCompared());
        document.put("timesCompared", result.options().times() == Times.COMPARED);
        ArrayNode ignored = document.putArray("ignored");
        result.options().ignored().forEach(pattern -> ignored.add(pattern.toString()));
        ArrayNode differences = document.putArray("differences");
        result.differences()
                .forEach(difference -> differences
                        .addObject()
                        .put("where", difference.where().toString())
                        .put("name", difference.name())
                        .put("aspect", difference.aspect().toString())
                        .put("first", difference.first())
                        .put("second", difference.second()));
        try {
            return MAPPER.writer(PRETTY).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is always a tree of plain values", e);
        }
    }

    private static ObjectNode image(VerifyResult.ImageSummary image) {
        return MAPPER.createObjectNode()
                .put("name", image.name())
                .put("digest", image.digest())
                .put("platform", image.platform().toString())
                .put("layers", image.layers());
    }
}
