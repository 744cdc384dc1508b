package dev.stagefan.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.plan.Timeline;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A run as JSON: versioned, described by docs/run.schema.json, in a stable order. Times are seconds, sizes bytes; a null is
 * what did not happen or is not known.
 */
public final class RunJson {
    public static final String SCHEMA = "stagefan/run/v1";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    private static final double MILLISECONDS = 1000;

    private RunJson() {}

    /** The JSON text, ending with a line feed. */
    public static String write(RunReport report) {
        RunResult result = report.result();
        Timeline timeline = result.plan().timeline();
        ObjectNode document = MAPPER.createObjectNode();
        document.put("schema", SCHEMA);
        document.put("dockerfile", result.plan().dockerfile());
        document.put("planDigest", report.planDigest());
        document.put("outcome", outcome(result));
        document.put("image", report.image());
        document.put("digest", result.image().orElse(null));
        document.put("startedAt", result.startedAt().toString());
        document.put("builders", result.builders());
        document.put("cores", report.cores());
        document.put("mostAtOnce", result.mostAtOnce());
        document.set(
                "planned",
                whole(
                        timeline == null ? null : timeline.makespanSeconds(),
                        timeline == null ? List.of() : timeline.criticalPath()));
        document.set("actual", whole(result.seconds(), result.criticalPath()));
        document.put("pulledBytes", result.pulledBytes());
        document.put("pushedBytes", result.pushedBytes());
        document.put("productBytes", result.productBytes());
        document.put("steps", result.steps());
        document.put("cachedSteps", result.cachedSteps());
        ArrayNode jobs = document.putArray("jobs");
        result.jobs().forEach(job -> jobs.add(job(result, job)));
        try {
            return MAPPER.writer(PRETTY).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run is always a tree of plain values", e);
        }
    }

    private static String outcome(RunResult result) {
        if (result.succeeded()) {
            return "succeeded";
        }
        return result.fault().isEmpty() ? "cancelled" : "failed";
    }

    private static ObjectNode whole(@Nullable Double seconds, List<String> criticalPath) {
        ObjectNode node = MAPPER.createObjectNode().put("seconds", seconds);
        ArrayNode path = node.putArray("criticalPath");
        criticalPath.forEach(path::add);
        return node;
    }

    private static ObjectNode job(RunResult result, JobResult job) {
        JobActivity activity = JobActivity.of(job);
        boolean ran = job.startSeconds() != null;
        ObjectNode node = MAPPER.createObjectNode();
        node.put("job", job.job());
        node.put("outcome", job.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        node.put("builder", job.builder());
        node.put("after", job.after());
        node.put("failure", job.failure());
        node.put("startSeconds", job.startSeconds());
        node.put("endSeconds", job.endSeconds());
        node.set("planned", planned(PlannedJob.of(result.plan(), job.job()).orElse(null)));
        ObjectNode actual = node.putObject("actual");
        actual.put("runSeconds", ran ? rounded(job.runSeconds()) : null);
        actual.put("queueSeconds", ran ? rounded(activity.queueSeconds()) : null);
        actual.put("pullSeconds", ran ? rounded(activity.pullSeconds()) : null);
        actual.put("buildSeconds", ran ? rounded(activity.buildSeconds()) : null);
        actual.put("pushSeconds", ran ? rounded(activity.pushSeconds()) : null);
        node.put("steps", activity.steps());
        node.put("cachedSteps", activity.cachedSteps());
        ArrayNode products = node.putArray("products");
        if (job.record() != null) {
            job.record()
                    .products()
                    .forEach(product -> products.addObject()
                            .put("key", product.key())
                            .put("label", product.label())
                            .put("digest", product.digest())
                            .put("bytes", product.bytes()));
        }
        return node;
    }

    private static ObjectNode planned(@Nullable PlannedJob planned) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("runSeconds", planned == null ? null : rounded(planned.runSeconds()));
        node.put("pullSeconds", planned == null ? null : planned.pullSeconds());
        node.put("buildSeconds", planned == null ? null : planned.buildSeconds());
        node.put("pushSeconds", planned == null ? null : planned.pushSeconds());
        return node;
    }

    private static Double rounded(double seconds) {
        return Math.round(seconds * MILLISECONDS) / MILLISECONDS;
    }
}
