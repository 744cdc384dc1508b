package dev.stagefan.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** GitHub's own evaluator of expressions. */
public final class Expressions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Expressions() {}

    /**
     * Evaluates expressions, each without its <code>${{ }}</code>.
     *
     * @param contexts the contexts that they may use, by name, as JSON
     * @param status what {@code success}, {@code failure}, {@code cancelled} and {@code always} answer
     * @return a value for each expression, in order
     */
    public static List<JsonNode> evaluate(
            List<String> expressions, Map<String, JsonNode> contexts, Map<String, Boolean> status) {
        Testbed.require(Testbed.Part.PARSER);
        ObjectNode question = JSON.createObjectNode();
        question.set("expressions", JSON.valueToTree(expressions));
        question.set("contexts", JSON.valueToTree(contexts));
        question.set("status", JSON.valueToTree(status));
        Path script = Testbed.file("checkers/evaluate.mjs");
        String answer = Command.of("node", script)
                .reading(question.toString())
                .run()
                .orFail()
                .output();
        try {
            return List.of(JSON.treeToValue(JSON.readTree(answer), JsonNode[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
