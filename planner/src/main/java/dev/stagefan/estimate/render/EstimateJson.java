package dev.stagefan.estimate.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.estimate.Advice;
import dev.stagefan.estimate.Distribution;
import dev.stagefan.estimate.Estimate;
import dev.stagefan.estimate.EstimateOptions;
import dev.stagefan.estimate.JobEstimate;
import dev.stagefan.estimate.Scenario;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The estimate as JSON, schema {@code stagefan/estimate/v1}, which docs/estimate.schema.json describes. Seconds have at
 * most three decimals; shares are from 0 to 1.
 */
public final class EstimateJson {
    private static final JsonNodeFactory JSON = new JsonNodeFactory(true);
    static final int SHARE_DECIMALS = 6;
    static final int PRICE_DECIMALS = 6;
    private static final ObjectWriter WRITER = new ObjectMapper()
            .writer()
            .with(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private EstimateJson() {}

    /** The JSON text, ending with a line feed. */
    public static String write(Estimate estimate) {
        try {
            return WRITER.writeValueAsString(document(estimate)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an estimate is always a tree of plain values", e);
        }
    }

    private static ObjectNode document(Estimate estimate) {
        ObjectNode document = JSON.objectNode();
        document.put("schema", Estimate.SCHEMA);
        document.put("dockerfile", estimate.dockerfile());
        document.put("target", estimate.target());
        Verdict verdict = Verdict.of(estimate);
        document.put("verdict", verdict.result().id());
        document.put("sentence", verdict.sentence());
        document.put("knowledge", estimate.knowledge().name().toLowerCase(Locale.ROOT));
        options(document, estimate.options());
        document.set("serial", scenario(estimate, estimate.serial()));
        document.set("oneRunner", scenario(estimate, estimate.oneRunner()));
        document.set("plan", plan(estimate));
        seconds(document, "fastestSeconds", estimate.fastestSeconds());
        document.set("curve", array(estimate.curve(), EstimateJson::alternative));
        document.set("alternatives", array(estimate.alternatives(), EstimateJson::alternative));
        document.set("advice", array(estimate.advice(), EstimateJson::advice));
        document.set(
                "unknown",
                array(
                        estimate.unknown(),
                        unknown ->
                                JSON.objectNode().put("stage", unknown.stage()).put("reason", unknown.reason())));
        document.set(
                "basis",
                array(
                        estimate.basis(),
                        basis -> JSON.objectNode()
                                .put("what", basis.what())
                                .put("value", basis.value())
                                .put("source", basis.source())));
        return document;
    }

    private static void options(ObjectNode document, EstimateOptions options) {
        Double timeout = options.timeoutSeconds();
        if (timeout == null) {
            document.putNull("timeoutSeconds");
        } else {
            seconds(document, "timeoutSeconds", timeout);
        }
        share(document, "confidence", options.confidence());
        document.put("simulations", options.runs());
        document.put("seed", options.seed());
        share(document, "spread", options.spread());
        document.put("parallelExport", options.parallelExport());
    }

    private static ObjectNode plan(Estimate estimate) {
        ObjectNode plan = scenario(estimate, estimate.plan());
        ArrayNode path = plan.putArray("criticalPath");
        estimate.criticalPath().forEach(path::add);
        plan.set("jobs", array(estimate.jobs(), EstimateJson::job));
        return plan;
    }

    private static ObjectNode scenario(Estimate estimate, Scenario scenario) {
        ObjectNode node = quantiles(scenario.makespan());
        seconds(
                node,
                "atConfidenceSeconds",
                scenario.makespan().quantile(estimate.options().confidence()));
        Double timeout = estimate.options().timeoutSeconds();
        if (timeout == null) {
            node.putNull("overTimeoutProbability");
        } else {
            share(node, "overTimeoutProbability", scenario.makespan().over(timeout));
        }
        node.put("billedMinutes", scenario.billedMinutes());
        price(node, scenario.price());
        node.set("costs", array(scenario.costs(), cost -> {
            ObjectNode of = JSON.objectNode().put("runner", cost.runner());
            price(of.put("billedMinutes", cost.billedMinutes()), cost.price());
            return of;
        }));
        node.set("bars", array(scenario.bars(), EstimateJson::bar));
        return node;
    }

    private static ObjectNode bar(Scenario.Bar bar) {
        ObjectNode node = JSON.objectNode().put("label", bar.label());
        seconds(node, "startSeconds", bar.startSeconds());
        seconds(node, "endSeconds", bar.endSeconds());
        node.set("parts", array(bar.parts(), part -> {
            ObjectNode of = JSON.objectNode().put("activity", Activities.id(part.activity()));
            seconds(of, "seconds", part.seconds());
            return of;
        }));
        return node;
    }

    private static ObjectNode job(JobEstimate job) {
        ObjectNode node = JSON.objectNode().put("job", job.job()).put("runner", job.runner());
        seconds(node, "startSeconds", job.start().p50());
        seconds(node, "endSeconds", job.end().p50());
        node.set("start", quantiles(job.start()));
        node.set("end", quantiles(job.end()));
        node.set("run", quantiles(job.run()));
        node.put("timeoutMinutes", job.timeoutMinutes());
        share(node, "overTimeoutProbability", job.overTimeout());
        share(node, "overRunnerLimitProbability", job.overRunnerLimit());
        share(node, "criticalProbability", job.critical());
        return node;
    }

    private static ObjectNode alternative(Estimate.Alternative alternative) {
        ObjectNode node = JSON.objectNode().put("label", alternative.label());
        node.put("runners", alternative.runners());
        node.put("jobs", alternative.jobs());
        seconds(node, "p50Seconds", alternative.p50Seconds());
        seconds(node, "p90Seconds", alternative.p90Seconds());
        price(node.put("billedMinutes", alternative.billedMinutes()), alternative.price());
        return node;
    }

    private static ObjectNode advice(Advice advice) {
        ObjectNode node = JSON.objectNode().put("kind", advice.kind()).put("subject", advice.subject());
        node.put("sentence", advice.sentence());
        Double gain = advice.gainSeconds();
        if (gain == null) {
            node.putNull("gainSeconds");
        } else {
            seconds(node, "gainSeconds", gain);
        }
        return node;
    }

    private static ObjectNode quantiles(Distribution distribution) {
        ObjectNode node = JSON.objectNode();
        seconds(node, "p50Seconds", distribution.p50());
        seconds(node, "p90Seconds", distribution.p90());
        seconds(node, "p99Seconds", distribution.p99());
        return node;
    }

    private static void seconds(ObjectNode node, String field, double seconds) {
        node.put(field, Amounts.exactSeconds(seconds));
    }

    private static void share(ObjectNode node, String field, double share) {
        node.put(field, Amounts.rounded(share, SHARE_DECIMALS));
    }

    private static void price(ObjectNode node, double dollars) {
        node.put("price", Amounts.rounded(dollars, PRICE_DECIMALS));
    }

    private static <T> ArrayNode array(Collection<T> items, Function<T, ObjectNode> node) {
        List<ObjectNode> nodes = items.stream().map(node).toList();
        return JSON.arrayNode().addAll(nodes);
    }
}
