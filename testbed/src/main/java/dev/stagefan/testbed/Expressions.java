package dev.stagefan.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** GitHub's own evaluator of expressions. */
public final class Expressions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Expressions() {}

    /**
     * Expressions, each without its <code>${{ }}</code>, and what they are evaluated in.
     *
     * @param contexts the contexts that they may use, by name, as JSON
     * @param status what {@code success}, {@code failure}, {@code cancelled} and {@code always} answer
     */
    public record Question(List<String> expressions, Map<String, JsonNode> contexts, Map<String, Boolean> status) {
        public Question {
            expressions = List.copyOf(expressions);
            contexts = Map.copyOf(contexts);
            status = Map.copyOf(status);
        }
    }

    /** A value for each expression, in order. */
    public static List<JsonNode> evaluate(
            List<String> expressions, Map<String, JsonNode> contexts, Map<String, Boolean> status) {
        return evaluate(List.of(new Question(expressions, contexts, status))).get(0);
    }

    /** A value for each expression of each question, in order; many at once take little longer than one. */
    public static List<List<JsonNode>> evaluate(List<Question> questions) {
        Testbed.require(Testbed.Part.PARSER);
        Path script = Testbed.file("checkers/evaluate.mjs");
        try {
            String answer = Command.of("node", script)
                    .reading(JSON.writeValueAsString(questions))
                    .run()
                    .orFail()
                    .output();
            List<List<JsonNode>> answers = new ArrayList<>();
            for (JsonNode each : JSON.readTree(answer)) {
                answers.add(List.of(JSON.treeToValue(each, JsonNode[].class)));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
