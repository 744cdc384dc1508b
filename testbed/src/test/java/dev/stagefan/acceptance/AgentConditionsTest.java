package dev.stagefan.acceptance;

import static dev.stagefan.acceptance.Decisions.CANCELLED;
import static dev.stagefan.acceptance.Decisions.FAILURE;
import static dev.stagefan.acceptance.Decisions.SKIPPED;
import static dev.stagefan.acceptance.Decisions.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.stagefan.acceptance.Decisions.Situation;
import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.Expressions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of a plan's jobs run, however others ended, by GitHub's own evaluator of their conditions. */
@Tag("checkers")
class AgentConditionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PLANNED = List.of("base", "left", "right", "merge");

    /** What an output is that was lost, and what act has for one of a skipped job. */
    private static final List<String> NO_LISTS = List.of("", "${{ steps.resolve.outputs.jobs }}");

    @TempDir
    private static Path folder;

    private static JsonNode jobs = MissingNode.getInstance();
    private static Decisions decisions = Decisions.NONE;

    @BeforeAll
    static void generate() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM busybox AS base
                RUN echo base >/base
                FROM base AS left
                RUN echo left >/left
                FROM base AS right
                RUN echo right >/right
                FROM busybox AS merge
                COPY --from=base /base /
                COPY --from=left /left /
                COPY --from=right /right /
                RUN true
                """);
        Stagefan.run(
                folder,
                List.of(
                        "generate",
                        "--output=image.yml",
                        "--agent",
                        "--action=" + Act.OWN_ACTION,
                        "--attest",
                        "--isolate=base",
                        "--isolate=left",
                        "--isolate=right"));
        jobs = new YAMLMapper().readTree(folder.resolve("image.yml").toFile()).path("jobs");
        List<String> lists = new ArrayList<>(NO_LISTS);
        for (int choice = 0; choice < 8; choice++) {
            lists.add(list(chosen(choice)));
        }
        decisions = Decisions.of(jobs, PLANNED, lists);
    }

    @Test
    void thePlanIsTheDiamondThatTheTestsSpeakOf() {
        assertThat(jobs.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("resolve", "base", "left", "right", "merge", "report");
        assertThat(Decisions.needs(jobs.path("left"))).containsExactly("base");
        assertThat(Decisions.needs(jobs.path("merge"))).containsExactly("base", "left", "right");
    }

    @Test
    void aJobRunsWhereItIsToRunAndAllThatItNeedsSucceededOrNeedNotRun() {
        int situations = 0;
        for (String id : PLANNED) {
            for (Map.Entry<Situation, Boolean> decision : decisions.of(id).entrySet()) {
                Situation situation = decision.getKey();
                assertThat(decision.getValue()).as(id + " in " + situation).isEqualTo(expected(id, situation));
                situations++;
            }
        }
        assertThat(situations).isEqualTo(4 * 10 * 2 * (1 + 4 + 4 + 64));
    }

    @Test
    void whereNothingChangedOnlyTheMergeJobRuns() {
        assertThat(night(List.of(), Map.of())).containsOnly(Map.entry("merge", SUCCESS));
    }

    @Test
    void whereAllChangedAllRun() {
        assertThat(night(List.of("base", "left", "right"), Map.of())).containsOnlyKeys(PLANNED);
    }

    @Test
    void whatIsDownstreamOfAReusedStageRuns() {
        assertThat(night(List.of("left"), Map.of())).containsOnlyKeys("left", "merge");
    }

    @Test
    void aFailureStopsWhatNeedsItAndNothingElse() {
        assertThat(night(List.of("left", "right"), Map.of("left", FAILURE)))
                .containsOnly(Map.entry("left", FAILURE), Map.entry("right", SUCCESS));
    }

    @Test
    void aTimeoutIsNoSuccess() {
        assertThat(night(List.of("left"), Map.of("left", CANCELLED))).containsOnlyKeys("left");
    }

    @Test
    void aNeedThatWasSkippedForAFailureIsNotTakenForReused() {
        assertThat(night(List.of("base", "left"), Map.of("base", FAILURE))).containsOnlyKeys("base");
    }

    @Test
    void theReportRunsHoweverTheJobsEndedButNotWhereThereWasNothingToDecide() {
        String condition = jobs.path("report").path("if").asText();

        for (String result : List.of(SUCCESS, FAILURE, CANCELLED)) {
            assertThat(report(condition, result, false)).as(result).isTrue();
        }
        assertThat(report(condition, SKIPPED, false)).isFalse();
        assertThat(report(condition, SUCCESS, true)).isFalse();
    }

    @Test
    void aRecordIsKeptAlsoOfAFailureButNotOfACancelledJob() {
        JsonNode steps = jobs.path("base").path("steps");
        String condition = steps.path(steps.size() - 1).path("if").asText();

        assertThat(evaluate(condition, Map.of(), false).asBoolean()).isTrue();
        assertThat(evaluate(condition, Map.of(), true).asBoolean()).isFalse();
    }

    @Test
    void anOutputIsTheDigestOrAfterAFailureNothing() throws IOException {
        Map.Entry<String, JsonNode> output =
                jobs.path("base").path("outputs").properties().iterator().next();
        String expression = output.getValue().asText().replaceAll("^\\$\\{\\{ | \\}\\}$", "");
        String digest = "sha256:" + "0".repeat(64);
        String digests = JSON.writeValueAsString(Map.of(output.getKey(), digest));

        assertThat(evaluate(expression, steps(Map.of("digests", digests)), false)
                        .asText())
                .isEqualTo(digest);
        for (Map<String, String> nothing : List.of(Map.<String, String>of(), Map.of("digests", "{}"))) {
            assertThat(evaluate(expression, steps(nothing), false).asText("")).isEmpty();
        }
    }

    @Test
    void onlyWhatWasPushedIsAttested() {
        String attests = "";
        for (JsonNode step : jobs.path("base").path("steps")) {
            attests = step.path("uses").asText().startsWith("actions/attest@")
                    ? step.path("if").asText()
                    : attests;
        }
        String key = attests.replaceFirst(".*\\['(.*)'].*", "$1");
        String digests = JSON.valueToTree(Map.of(key, "sha256:0")).toString();

        assertThat(evaluate(attests, steps(Map.of("digests", digests)), false).asBoolean())
                .isTrue();
        for (Map<String, String> nothing : List.of(Map.<String, String>of(), Map.of("digests", "{}"))) {
            assertThat(evaluate(attests, steps(nothing), false).asBoolean(true)).isFalse();
        }
    }

    /** What design.md and the agent promise, said once more and not by an expression. */
    private static boolean expected(String id, Situation situation) {
        List<String> running = new ArrayList<>();
        for (int choice = 0; choice < 8; choice++) {
            if (situation.list().equals(list(chosen(choice)))) {
                running.addAll(chosen(choice));
            }
        }
        return situation.resolve().equals(SUCCESS)
                && !situation.cancelled()
                && (id.equals("merge") || running.contains(id))
                && situation.needs().entrySet().stream()
                        .allMatch(need -> need.getValue().equals(SUCCESS) || !running.contains(need.getKey()));
    }

    /**
     * Lets a run go through, one job after another.
     *
     * @param running what is to run beside the merge job
     * @param endings how jobs end that do not succeed
     * @return how each job ended that ran
     */
    private static Map<String, String> night(List<String> running, Map<String, String> endings) {
        Map<String, String> results = new TreeMap<>();
        for (String id : PLANNED) {
            Map<String, String> needs = new TreeMap<>();
            Decisions.needs(jobs.path(id)).forEach(need -> needs.put(need, results.getOrDefault(need, SKIPPED)));
            Boolean runs = decisions.of(id).get(new Situation(SUCCESS, list(running), needs, false));
            assertThat(runs).as(id).isNotNull();
            if (Boolean.TRUE.equals(runs)) {
                results.put(id, endings.getOrDefault(id, SUCCESS));
            }
        }
        return results;
    }

    private static List<String> chosen(int choice) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            if ((choice & 1 << i) != 0) {
                chosen.add(PLANNED.get(i));
            }
        }
        return chosen;
    }

    private static String list(List<String> running) {
        List<String> all = new ArrayList<>(running);
        all.add("merge");
        return JSON.valueToTree(all).toString();
    }

    private static boolean report(String condition, String resolve, boolean cancelled) {
        Map<String, JsonNode> contexts =
                Map.of("needs", JSON.valueToTree(Map.of("resolve", Map.of("result", resolve))));
        return evaluate(condition, contexts, cancelled).asBoolean();
    }

    private static Map<String, JsonNode> steps(Map<String, String> outputs) {
        return Map.of("steps", JSON.valueToTree(Map.of("agent", Map.of("outputs", outputs))));
    }

    private static JsonNode evaluate(String expression, Map<String, JsonNode> contexts, boolean cancelled) {
        return Expressions.evaluate(List.of(expression), contexts, Map.of("cancelled", cancelled))
                .get(0);
    }
}
