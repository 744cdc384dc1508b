package dev.stagefan.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.collapse.CollapsedDockerfile;
import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Stage;
import dev.stagefan.fleet.Fleet;
import dev.stagefan.fleet.Limits;
import dev.stagefan.fleet.Overrides;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import dev.stagefan.plan.Carrier;
import dev.stagefan.plan.Input;
import dev.stagefan.plan.Job;
import dev.stagefan.plan.Output;
import dev.stagefan.plan.Plan;
import dev.stagefan.plan.PlanException;
import dev.stagefan.plan.PlanRequest;
import dev.stagefan.plan.Planner;
import dev.stagefan.plan.Transport;
import dev.stagefan.timings.Timings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A build in parts, by collapsed Dockerfiles, beside the single build, as BuildKit's own conversion sees both: each
 * instruction that a job runs must be the operation that it is in the single build, environment and platform included.
 *
 * <p>No engine runs. The image of a finished stage has the configuration that the conversion gives it.
 */
final class Parts {
    /** A stage of one line has no room for what it hands on; nobody has a job for such a stage who does not ask for it. */
    private static final String NO_ROOM = "stage-not-collapsible";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BuildCase asked;
    private final Dockerfile dockerfile;
    private final StageGraph graph;
    private final Oracle oracle;
    private final Map<String, JsonNode> images = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private int replaced;

    private Parts(BuildCase asked, Dockerfile dockerfile, StageGraph graph, Oracle oracle) {
        this.asked = asked;
        this.dockerfile = dockerfile;
        this.graph = graph;
        this.oracle = oracle;
    }

    /**
     * How a case went.
     *
     * @param replaced how many times an image stood for a stage
     */
    record Outcome(int replaced, List<Difference> differences) {
        static final Outcome NONE = new Outcome(0, List.of());
    }

    /** Compares; nothing is compared where the file is refused, or cannot be planned. */
    static Outcome compare(BuildCase asked, Oracle oracle) {
        OurReading reading = OurReading.of(asked);
        if (reading.dockerfile() == null || reading.graph() == null || !asked.isUtf8()) {
            return Outcome.NONE;
        }
        Parts parts = new Parts(asked, reading.dockerfile(), reading.graph(), oracle);
        parts.compare();
        return new Outcome(parts.replaced, parts.differences);
    }

    private void compare() {
        images.put("*", configuration());
        Plan plan = plan();
        OracleAnswer single = oracle.askForOps(asked, images);
        if (plan == null || single.graph() == null || single.graph().stages() == null) {
            return;
        }
        for (Job job : plan.jobs()) {
            Map<Integer, String> finished = new TreeMap<>();
            job.inputs().forEach(input -> finished.put(input.stage(), reference(input)));
            try {
                for (Output output : job.outputs()) {
                    CollapsedDockerfile part = CollapsedDockerfile.ofOutput(dockerfile, graph, output, finished);
                    OracleAnswer answer = compare(part, job, finished, single.graph());
                    if (output.transport() == Transport.STAGE_IMAGE && answer != null && answer.graph() != null) {
                        images.put(
                                reference(output.key()),
                                Objects.requireNonNull(answer.graph().config()));
                    }
                }
                if (job.merge()) {
                    CollapsedDockerfile part = CollapsedDockerfile.ofTarget(dockerfile, graph, finished);
                    OracleAnswer answer = compare(part, job, finished, single.graph());
                    if (answer != null && answer.graph() != null) {
                        same("configuration", plain(single.graph()), plain(answer.graph()), part);
                    }
                }
                replaced += finished.size();
            } catch (DockerfileException refused) {
                if (refused.diagnostic().rule().equals(NO_ROOM)) {
                    return;
                }
                differences.add(new Difference(
                        "refused: " + refused.diagnostic().rule(), String.valueOf(refused.getMessage()), "accepted"));
                return;
            }
        }
    }

    private @Nullable OracleAnswer compare(
            CollapsedDockerfile part, Job job, Map<Integer, String> finished, OracleAnswer.Graph single) {
        BuildRequest request = asked.request();
        Map<String, String> args = new LinkedHashMap<>(request.buildArgs());
        args.keySet().retainAll(job.buildArgs());
        args.putAll(part.buildArgs());
        BuildRequest own = new BuildRequest(
                part.target(), args, request.platform(), request.buildPlatform(), request.namedContexts());
        OracleAnswer answer = oracle.askForOps(BuildCase.ofText(asked.name(), part.text(), own), images);
        if (answer.graph() == null || answer.graph().stages() == null) {
            differences.add(new Difference("a part is refused", part.text().indent(4), String.valueOf(answer.error())));
            return null;
        }
        Map<Integer, List<String>> expected = byLine(single);
        byLine(answer.graph()).forEach((line, ops) -> {
            if (isKept(line, finished) && expected.containsKey(line)) {
                same("operations of a line", expected.get(line), ops, part);
            }
        });
        if (job.merge()) {
            same("sources", true, sources(single).containsAll(sources(answer.graph())), part);
        }
        return answer;
    }

    /** The images and other sources that a build takes from, but for those that stand for stages. */
    private static Set<String> sources(OracleAnswer.Graph graph) {
        return ops(graph).stream()
                .map(op -> op.op().path("source").path("identifier").asText())
                .filter(source -> !source.isEmpty() && !source.contains("registry.test/parts"))
                .collect(Collectors.toSet());
    }

    private static List<OracleAnswer.Op> ops(OracleAnswer.Graph graph) {
        return graph.ops() == null ? List.of() : graph.ops();
    }

    /** Whether a line is in a stage that no image stands for; a slice's lines are in none. */
    private boolean isKept(int line, Map<Integer, String> finished) {
        for (Stage stage : dockerfile.stages()) {
            if (stage.from().startLine() <= line && line <= stage.endLine()) {
                return !finished.containsKey(stage.index());
            }
        }
        return false;
    }

    /**
     * The ops of each line, each once: BuildKit may have made one of several. The order of variables may differ; so may
     * the numbers of inputs, which are not there at all for a base without files.
     */
    private static SortedMap<Integer, List<String>> byLine(OracleAnswer.Graph graph) {
        return ops(graph).stream()
                .filter(op -> !op.op().has("source"))
                .collect(Collectors.groupingBy(
                        OracleAnswer.Op::line,
                        TreeMap::new,
                        Collectors.mapping(
                                op -> canonical(op.op()),
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        all -> all.stream().distinct().sorted().toList()))));
    }

    private static String canonical(JsonNode op) {
        JsonNode copy = op.deepCopy();
        for (String index : List.of("input", "secondaryInput")) {
            copy.findParents(index).forEach(parent -> ((ObjectNode) parent).remove(index));
        }
        if (copy.path("exec").path("meta").get("env") instanceof ArrayNode env) {
            List<String> variables = new ArrayList<>();
            env.forEach(variable -> variables.add(variable.asText()));
            variables.sort(null);
            env.removeAll();
            variables.forEach(env::add);
        }
        return copy.toString();
    }

    /** A configuration without what says how it came about. */
    private static String plain(OracleAnswer.Graph graph) {
        ObjectNode config = (ObjectNode) Objects.requireNonNull(graph.config()).deepCopy();
        config.remove(List.of("history", "rootfs", "created"));
        return config.toString();
    }

    private void same(String aspect, @Nullable Object single, @Nullable Object inParts, CollapsedDockerfile part) {
        if (!Objects.equals(single, inParts)) {
            differences.add(new Difference(aspect, inParts + "\n" + part.text().indent(4), String.valueOf(single)));
        }
    }

    /** With each stage apart, or, where they cannot be taken apart so, as the planner would have it. */
    private @Nullable Plan plan() {
        List<String> apart = graph.stages().stream()
                .filter(stage -> stage.reachable() && stage.index() != graph.target())
                .map(stage -> stage.label())
                .distinct()
                .toList();
        Plan plan = planned(new Overrides(apart, List.of(), Map.of()));
        return plan == null ? planned(Overrides.NONE) : plan;
    }

    private @Nullable Plan planned(Overrides overrides) {
        try {
            return Planner.plan(new PlanRequest("Dockerfile", ".", graph, Timings.NONE, fleet(), Limits.NONE, overrides)
                    .carriedBy(Carrier.AGENT));
        } catch (PlanException e) {
            return null;
        }
    }

    private static Fleet fleet() {
        return Fleet.GITHUB;
    }

    private static String reference(Input input) {
        return reference(input.key());
    }

    private static String reference(String key) {
        return "registry.test/parts@sha256:" + "0".repeat(64 - 8) + String.format("%08x", key.hashCode());
    }

    /** An image with variables that the files also declare. */
    private static JsonNode configuration() {
        try {
            return JSON.readTree("""
                    {"architecture": "amd64", "os": "linux",
                     "config": {"WorkingDir": "/somewhere",
                       "Env": ["PATH=/of/image", "A=a-of-image", "VERSION=version of image", "ONLY_IN_IMAGE=x"]},
                     "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]}}
                    """.formatted("1".repeat(64)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
