package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.Expressions;
import dev.stagefan.testbed.Expressions.Question;
import dev.stagefan.testbed.Testbed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each event starts, and what it publishes under which names, by GitHub's own evaluator of the conditions. */
@Tag("checkers")
class EventConditionsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "acme/widget";
    private static final String DEPENDABOT = "dependabot[bot]";
    private static final String IMAGE = "ghcr.io/acme/widget";

    /** What starts a workflow. */
    private enum Event {
        SCHEDULE("schedule", "refs/heads/main"),
        DISPATCH("workflow_dispatch", "refs/heads/main"),
        DISPATCH_ON_DEPENDABOTS_BRANCH("workflow_dispatch", "refs/heads/dependabot/pip/x"),
        PUSH("push", "refs/heads/main"),
        PUSH_OF_DEPENDABOT("push", "refs/heads/dependabot/pip/x"),
        PULL_REQUEST("pull_request", OURS, "someone"),
        PULL_REQUEST_OF_A_FORK("pull_request", "stranger/widget", "stranger"),
        PULL_REQUEST_OF_A_FORK_THAT_IS_GONE("pull_request", "", "stranger"),
        PULL_REQUEST_OF_DEPENDABOT("pull_request", OURS, DEPENDABOT);

        private final String name;
        private final String ref;
        private final String head;
        private final String author;

        Event(String name, String ref) {
            this(name, ref, "", "");
        }

        /** A pull request; without a repository at its head where that was deleted. */
        Event(String name, String head, String author) {
            this(name, "refs/pull/7/merge", head, author);
        }

        Event(String name, String ref, String head, String author) {
            this.name = name;
            this.ref = ref;
            this.head = head;
            this.author = author;
        }

        /** The context {@code github} of a run that it starts. */
        private ObjectNode github() {
            boolean pullRequest = !author.isEmpty();
            ObjectNode github = JSON.createObjectNode()
                    .put("event_name", name)
                    .put("ref", ref)
                    .put("repository", OURS)
                    .put("base_ref", pullRequest ? "main" : "");
            ObjectNode payload = github.putObject("event");
            if (pullRequest) {
                ObjectNode request = payload.putObject("pull_request");
                request.put("number", 7).putObject("user").put("login", author);
                if (head.isEmpty()) {
                    request.putObject("head").putNull("repo");
                } else {
                    request.putObject("head").putObject("repo").put("full_name", head);
                }
            }
            return github;
        }
    }

    @TempDir
    private Path folder;

    @BeforeEach
    void writeDockerfile() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM busybox AS base
                RUN echo base >/base
                FROM busybox
                COPY --from=base /base /base
                RUN true
                """);
    }

    @Test
    void aPullRequestIsOneJobThatPushesNothing() throws IOException {
        Map<Event, List<String>> starting = starting(
                generate("--agent", "--action=" + Act.OWN_ACTION, "--pull-requests=one-job", "--on-push=main"));

        for (Event event : Event.values()) {
            boolean pullRequest = event.name().startsWith("PULL_REQUEST");
            assertThat(starting.get(event)).as(event.name()).containsExactly(pullRequest ? "pull-request" : "resolve");
        }
    }

    @Test
    void onlyAPullRequestOfTheRepositoryItselfIsFannedOut() throws IOException {
        Map<Event, List<String>> starting = starting(fannedOut());

        for (Event event : Event.values()) {
            boolean stranger = event.name().contains("FORK")
                    || event == Event.PULL_REQUEST_OF_DEPENDABOT
                    || event == Event.PUSH_OF_DEPENDABOT;
            assertThat(starting.get(event)).as(event.name()).containsExactly(stranger ? "pull-request" : "resolve");
        }
    }

    @Test
    void whatDependabotPushesIsOneJobThatPushesNothing() throws IOException {
        Map<Event, List<String>> starting =
                starting(generate("--agent", "--action=" + Act.OWN_ACTION, "--on-push=main", "--on-push=dep*/**"));

        for (Event event : List.of(Event.SCHEDULE, Event.DISPATCH_ON_DEPENDABOTS_BRANCH, Event.PUSH)) {
            assertThat(starting.get(event)).as(event.name()).containsExactly("resolve");
        }
        assertThat(starting.get(Event.PUSH_OF_DEPENDABOT)).containsExactly("pull-request");
    }

    @Test
    void theWorkflowWithoutTheAgentStartsTheSame() throws IOException {
        Map<Event, List<String>> starting =
                starting(generate("--pull-requests=one-job", "--on-push=**", "--isolate=base"));

        assertThat(starting.get(Event.PULL_REQUEST)).containsExactly("pull-request");
        assertThat(starting.get(Event.PUSH_OF_DEPENDABOT)).containsExactly("pull-request");
        assertThat(starting.get(Event.SCHEDULE)).containsExactly("base");
    }

    @Test
    void aPullRequestPublishesUnderItsNumberAndWritesNoCacheOfABranch() throws IOException {
        JsonNode jobs = fannedOut();
        JsonNode merge = step(jobs.path("stage-1"), "agent");
        JsonNode resolve = step(jobs.path("resolve"), "resolve");
        JsonNode reports = jobs.path("report").path("steps");
        List<String> expressions = new ArrayList<>();
        expressions.add(bare(merge.path("tags")));
        expressions.add(bare(merge.path("cache-image")));
        expressions.add(bare(resolve.path("reuse-from")));
        expressions.add(bare(reports.path(reports.size() - 1).path("with").path("history")));

        assertThat(values(expressions, Event.PULL_REQUEST))
                .containsExactly(IMAGE + ":pr-7", IMAGE + "-pull-requests", "refs/heads/main", "");
        assertThat(values(expressions, Event.SCHEDULE)).containsExactly(IMAGE + ":nightly", IMAGE, "", "oci:" + IMAGE);
    }

    @Test
    void cleaningDeletesByItselfOnlyOnTheSchedule() throws IOException {
        JsonNode jobs = new YAMLMapper()
                .readTree(Testbed.root().resolve("workflows/clean.yml").toFile())
                .path("jobs");
        JsonNode steps = jobs.path("clean").path("steps");
        String delete = bare(steps.path(steps.size() - 1).path("with").path("delete"));

        assertThat(delete(delete, Event.SCHEDULE, "{}")).isTrue();
        assertThat(delete(delete, Event.DISPATCH, "{\"delete\": false}")).isFalse();
        assertThat(delete(delete, Event.DISPATCH, "{\"delete\": true}")).isTrue();
    }

    private JsonNode fannedOut() throws IOException {
        return generate(
                "--agent",
                "--action=" + Act.OWN_ACTION,
                "--pull-requests=fan-out",
                "--on-push=**",
                "--history=oci",
                "--image=acme/widget",
                "--isolate=base");
    }

    private JsonNode generate(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("generate", "--output=image.yml"));
        arguments.addAll(List.of(options));
        Stagefan.run(folder, arguments);
        return new YAMLMapper().readTree(folder.resolve("image.yml").toFile()).path("jobs");
    }

    /** The jobs that start by themselves, those that wait for none, by what starts the workflow. */
    private static Map<Event, List<String>> starting(JsonNode jobs) {
        Map<String, String> conditions = new LinkedHashMap<>();
        jobs.properties().forEach(job -> {
            String condition = job.getValue().path("if").asText("true");
            if (!job.getValue().has("needs")) {
                conditions.put(job.getKey(), condition);
            }
        });
        List<String> ids = List.copyOf(conditions.keySet());
        List<Question> questions = Stream.of(Event.values())
                .map(event -> new Question(List.copyOf(conditions.values()), contexts(event), Map.of()))
                .toList();
        List<List<JsonNode>> answers = Expressions.evaluate(questions);
        Map<Event, List<String>> starting = new EnumMap<>(Event.class);
        Iterator<List<JsonNode>> each = answers.iterator();
        for (Event event : Event.values()) {
            List<JsonNode> values = each.next();
            starting.put(
                    event,
                    IntStream.range(0, ids.size())
                            .filter(i -> values.get(i).asBoolean())
                            .mapToObj(ids::get)
                            .toList());
        }
        return starting;
    }

    private static List<String> values(List<String> expressions, Event event) {
        return Expressions.evaluate(expressions, contexts(event), Map.of()).stream()
                .map(JsonNode::asText)
                .toList();
    }

    private static boolean delete(String expression, Event event, String inputs) throws IOException {
        Map<String, JsonNode> contexts = Map.of("github", event.github(), "inputs", JSON.readTree(inputs));
        return Expressions.evaluate(List.of(expression), contexts, Map.of())
                .get(0)
                .asBoolean();
    }

    private static Map<String, JsonNode> contexts(Event event) {
        return Map.of(
                "github",
                event.github(),
                "env",
                JSON.valueToTree(Map.of("IMAGE", IMAGE)),
                "steps",
                JSON.valueToTree(Map.of("meta", Map.of("outputs", Map.of("tags", IMAGE + ":nightly")))));
    }

    private static JsonNode step(JsonNode job, String id) {
        for (JsonNode step : job.path("steps")) {
            if (step.path("id").asText().equals(id)) {
                return step.path("with");
            }
        }
        throw new AssertionError("no step " + id + " in " + job);
    }

    private static String bare(JsonNode template) {
        return template.asText().replaceAll("^\\$\\{\\{ | \\}\\}$", "");
    }
}
