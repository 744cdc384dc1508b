package dev.stagefan.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.testbed.Expressions;
import dev.stagefan.testbed.Expressions.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What GitHub's own evaluator says of the condition of each job of a plan, in every situation that there is: however each
 * job that it needs ended, whatever is to run, and whether the run was cancelled.
 */
final class Decisions {
    static final String SUCCESS = "success";
    static final String FAILURE = "failure";
    static final String CANCELLED = "cancelled";
    static final String SKIPPED = "skipped";

    private static final List<String> RESULTS = List.of(SUCCESS, FAILURE, CANCELLED, SKIPPED);
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a job knows when it is to start.
     *
     * @param resolve how the job that decides ended
     * @param list its output {@code jobs}, as it stands
     * @param needs how the plan's jobs that it needs ended, by id
     * @param cancelled whether a person, or a newer run, cancelled the run
     */
    record Situation(String resolve, String list, Map<String, String> needs, boolean cancelled) {
        Situation {
            needs = Map.copyOf(needs);
        }
    }

    /** Of no job. */
    static final Decisions NONE = new Decisions();

    private final Map<String, Map<Situation, Boolean>> answers = new TreeMap<>();

    private Decisions() {}

    /**
     * Asks of all jobs.
     *
     * @param jobs as the workflow has them
     * @param ids of the plan's
     * @param lists what the output {@code jobs} of {@code resolve} may be
     */
    static Decisions of(JsonNode jobs, List<String> ids, List<String> lists) {
        List<String> asked = new ArrayList<>();
        List<Situation> situations = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        for (String id : ids) {
            for (Situation situation : situations(needs(jobs.path(id)), lists)) {
                asked.add(id);
                situations.add(situation);
                questions.add(question(jobs.path(id).path("if").asText(), situation));
            }
        }
        List<List<JsonNode>> values = Expressions.evaluate(questions);
        Decisions decisions = new Decisions();
        for (int i = 0; i < asked.size(); i++) {
            decisions
                    .answers
                    .computeIfAbsent(asked.get(i), id -> new HashMap<>())
                    .put(situations.get(i), values.get(i).get(0).asBoolean());
        }
        return decisions;
    }

    Map<Situation, Boolean> of(String job) {
        return Map.copyOf(answers.getOrDefault(job, Map.of()));
    }

    /** The plan's jobs that a job needs. */
    static List<String> needs(JsonNode job) {
        JsonNode needs = job.path("needs");
        List<String> all = new ArrayList<>();
        if (needs.isTextual()) {
            all.add(needs.asText());
        }
        needs.forEach(need -> all.add(need.asText()));
        all.remove("resolve");
        return List.copyOf(all);
    }

    private static List<Situation> situations(List<String> needs, List<String> lists) {
        return RESULTS.stream()
                .flatMap(resolve -> lists.stream()
                        .flatMap(list -> endings(needs).stream()
                                .flatMap(endings -> Stream.of(true, false)
                                        .map(cancelled -> new Situation(resolve, list, endings, cancelled)))))
                .toList();
    }

    /** All ways in which the jobs can have ended. */
    private static List<Map<String, String>> endings(List<String> needs) {
        List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
        for (String need : needs) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> ending : all) {
                for (String result : RESULTS) {
                    Map<String, String> more = new HashMap<>(ending);
                    more.put(need, result);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    private static Question question(String condition, Situation situation) {
        ObjectNode needs = JSON.createObjectNode();
        ObjectNode resolve = needs.putObject("resolve").put("result", situation.resolve());
        resolve.putObject("outputs").put("jobs", situation.list());
        situation.needs().forEach((id, result) -> needs.putObject(id).put("result", result));
        return new Question(List.of(condition), Map.of("needs", needs), status(situation.cancelled()));
    }

    /** What the status functions answer; of those a condition of ours asks only one. */
    private static Map<String, Boolean> status(boolean cancelled) {
        return Map.of("cancelled", cancelled);
    }
}
