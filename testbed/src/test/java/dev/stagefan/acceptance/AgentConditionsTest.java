package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.Expressions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which jobs of a workflow that calls the agent run, by GitHub's own evaluator of their conditions. */
@Tag("checkers")
class AgentConditionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How the jobs that a job needs, and those that they need, ended. */
    private enum Ancestors {
        SUCCEEDED(true, false, false),
        FAILED(false, true, false),
        SKIPPED(false, false, false),
        CANCELLED(false, false, true);

        private final boolean success;
        private final boolean failure;
        private final boolean cancelled;

        Ancestors(boolean success, boolean failure, boolean cancelled) {
            this.success = success;
            this.failure = failure;
            this.cancelled = cancelled;
        }

        /** What the status functions answer. */
        Map<String, Boolean> status() {
            return Map.of("success", success, "failure", failure, "cancelled", cancelled, "always", true);
        }
    }

    @TempDir
    private Path folder;

    private JsonNode jobs = MissingNode.getInstance();

    @BeforeEach
    void generate() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM busybox AS base
                RUN echo base >/base
                FROM busybox
                COPY --from=base /base /base
                RUN true
                """);
        Stagefan.run(
                folder,
                List.of(
                        "generate",
                        "--output=image.yml",
                        "--agent",
                        "--action=" + Act.OWN_ACTION,
                        "--on-pull-request",
                        "--isolate=base"));
        jobs = new YAMLMapper().readTree(folder.resolve("image.yml").toFile()).path("jobs");
        assertThat(ids()).contains("resolve", "base", "report", "pull-request").hasSize(5);
    }

    @Test
    void whereAllGoesWellAllRunButThePullRequests() {
        assertThat(running("push", Ancestors.SUCCEEDED))
                .containsAll(without("pull-request"))
                .hasSize(4);
    }

    @Test
    void afterAFailureOnlyTheReportRuns() {
        assertThat(running("push", Ancestors.FAILED)).containsExactly("report");
    }

    @Test
    void afterASkippedJobOnlyTheReportRuns() {
        assertThat(running("schedule", Ancestors.SKIPPED)).containsExactly("report");
    }

    @Test
    void whereTheRunIsCancelledNothingMoreRuns() {
        assertThat(running("push", Ancestors.CANCELLED)).isEmpty();
    }

    @Test
    void aPullRequestRunsItsOneJob() {
        assertThat(running("pull_request", Ancestors.SUCCEEDED)).containsExactly("pull-request");
        assertThat(running("pull_request", Ancestors.SKIPPED)).isEmpty();
    }

    @Test
    void aRecordIsKeptAlsoOfAFailureButNotOfACancelledJob() {
        JsonNode steps = jobs.path("base").path("steps");
        String condition = steps.path(steps.size() - 1).path("if").asText();

        assertThat(evaluate(condition, Map.of(), Ancestors.FAILED).asBoolean()).isTrue();
        assertThat(evaluate(condition, Map.of(), Ancestors.SUCCEEDED).asBoolean())
                .isTrue();
        assertThat(evaluate(condition, Map.of(), Ancestors.CANCELLED).asBoolean())
                .isFalse();
    }

    @Test
    void anOutputIsTheDigestOrAfterAFailureNothing() throws IOException {
        Map.Entry<String, JsonNode> output =
                jobs.path("base").path("outputs").properties().iterator().next();
        String expression = output.getValue().asText().replaceAll("^\\$\\{\\{ | \\}\\}$", "");
        String digest = "sha256:" + "0".repeat(64);
        String digests = JSON.writeValueAsString(Map.of(output.getKey(), digest));

        assertThat(evaluate(expression, steps(Map.of("digests", digests)), Ancestors.SUCCEEDED)
                        .asText())
                .isEqualTo(digest);
        for (Map<String, String> nothing : List.of(Map.<String, String>of(), Map.of("digests", "{}"))) {
            assertThat(evaluate(expression, steps(nothing), Ancestors.FAILED).asText(""))
                    .isEmpty();
        }
    }

    private static Map<String, JsonNode> steps(Map<String, String> outputs) {
        return Map.of("steps", JSON.valueToTree(Map.of("agent", Map.of("outputs", outputs))));
    }

    private List<String> running(String event, Ancestors ancestors) {
        Map<String, JsonNode> contexts = Map.of("github", JSON.valueToTree(Map.of("event_name", event)));
        List<String> running = new ArrayList<>();
        for (String id : ids()) {
            String condition = effective(jobs.path(id).path("if").asText(null));
            if (evaluate(condition, contexts, ancestors).asBoolean()) {
                running.add(id);
            }
        }
        return running;
    }

    /** A condition that asks for no status holds only where all ancestors succeeded (GitHub: expressions, status checks). */
    private static String effective(@Nullable String condition) {
        if (condition == null) {
            return "success()";
        }
        boolean asks = condition.matches(".*\\b(success|failure|cancelled|always)\\(\\).*");
        return asks ? condition : "success() && (" + condition + ")";
    }

    private static JsonNode evaluate(String expression, Map<String, JsonNode> contexts, Ancestors ancestors) {
        return Expressions.evaluate(List.of(expression), contexts, ancestors.status())
                .get(0);
    }

    private List<String> without(String id) {
        return ids().stream().filter(other -> !other.equals(id)).toList();
    }

    private List<String> ids() {
        TreeSet<String> ids = new TreeSet<>();
        jobs.fieldNames().forEachRemaining(ids::add);
        return List.copyOf(ids);
    }
}
