package dev.stagefan.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("checkers")
class ExpressionsTest {
    @Test
    void conditionsAreEvaluatedAsGithubDoes() throws IOException {
        JsonNode needs = new ObjectMapper()
                .readTree("{\"base\": {\"result\": \"skipped\"}, \"left\": {\"result\": \"Success\"}}");

        List<JsonNode> values = Expressions.evaluate(
                List.of(
                        "!cancelled() && !failure()",
                        "contains(needs.*.result, 'failure')",
                        "needs.left.result == 'success'",
                        "needs.base.outputs.digest || 'none'"),
                Map.of("needs", needs),
                Map.of("success", false, "failure", false, "cancelled", false, "always", true));

        assertThat(values)
                .containsExactly(BooleanNode.TRUE, BooleanNode.FALSE, BooleanNode.TRUE, TextNode.valueOf("none"));
    }
}
