package dev.stagefan.github.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run and its jobs as the cache keeps them. */
final class RunJson {
    private static final String SCHEMA = "stagefan/run/v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunJson() {}

    static String write(RunJobs run) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA);
        root.put("id", run.id()).put("number", run.number()).put("attempt", run.attempt());
        ArrayNode jobs = root.putArray("jobs");
        for (JobRun job : run.jobs()) {
            ObjectNode node = jobs.addObject();
            node.put("id", job.id()).put("attempt", job.attempt()).put("name", job.name());
            node.put("conclusion", job.conclusion());
            job.labels().forEach(node.putArray("labels")::add);
            node.put("createdAt", text(job.createdAt())).put("completedAt", text(job.completedAt()));
            ArrayNode steps = node.putArray("steps");
            for (StepRun step : job.steps()) {
                steps.addObject()
                        .put("name", step.name())
                        .put("conclusion", step.conclusion())
                        .put("startedAt", text(step.startedAt()))
                        .put("completedAt", text(step.completedAt()));
            }
        }
        return root.toPrettyString() + "\n";
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @throws IOException where the text is something else
     */
    static RunJobs read(String text) throws IOException {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.required("schema").asText().equals(SCHEMA)) {
                throw new IOException("another schema");
            }
            List<JobRun> jobs = new ArrayList<>();
            for (JsonNode job : root.required("jobs")) {
                jobs.add(job(job));
            }
            return new RunJobs(
                    root.required("id").asLong(),
                    root.required("number").asLong(),
                    root.required("attempt").asLong(),
                    jobs);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(e);
        }
    }

    private static JobRun job(JsonNode job) {
        List<String> labels = new ArrayList<>();
        job.required("labels").forEach(label -> labels.add(label.asText()));
        List<StepRun> steps = new ArrayList<>();
        for (JsonNode step : job.required("steps")) {
            steps.add(new StepRun(
                    step.required("name").asText(),
                    step.required("conclusion").asText(),
                    instant(step.required("startedAt")),
                    instant(step.required("completedAt"))));
        }
        return new JobRun(
                job.required("id").asLong(),
                job.required("attempt").asInt(),
                job.required("name").asText(),
                job.required("conclusion").asText(),
                labels,
                instant(job.required("createdAt")),
                instant(job.required("completedAt")),
                steps);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(JsonNode node) {
        return node.isNull() ? null : Instant.parse(node.asText());
    }
}
