package dev.stagefan.github.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.buildlog.BuildLog;
import dev.stagefan.buildlog.Transfer;
import dev.stagefan.buildlog.Vertex;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a job's log said, as the cache keeps it. */
final class LogJson {
    /** Another one where logs are read in another way, so that they are read anew. */
    private static final String SCHEMA = "stagefan/log/v1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private LogJson() {}

    static String write(JobLog log) {
        ObjectNode root = JSON.createObjectNode();
        root.put("schema", SCHEMA).put("there", log.there());
        ArrayNode builds = root.putArray("builds");
        for (BuildLog build : log.builds()) {
            ObjectNode node = builds.addObject();
            node.put("name", build.name()).put("target", build.target());
            node.put("startedAt", text(build.startedAt())).put("runner", build.runner());
            ArrayNode vertices = node.putArray("vertices");
            build.vertices().forEach(vertex -> write(vertex, vertices.addObject()));
        }
        return root.toPrettyString() + "\n";
    }

    private static void write(Vertex vertex, ObjectNode node) {
        node.put("name", vertex.name()).put("outcome", vertex.outcome().name()).put("seconds", vertex.seconds());
        ArrayNode transfers = node.putArray("transfers");
        for (Transfer transfer : vertex.transfers()) {
            transfers
                    .addObject()
                    .put("what", transfer.what())
                    .put("bytes", transfer.bytes())
                    .put("seconds", transfer.seconds())
                    .put("done", transfer.done());
        }
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @throws IOException where the text is something else
     */
    static JobLog read(String text) throws IOException {
        try {
            JsonNode root = JSON.readTree(text);
            if (!root.required("schema").asText().equals(SCHEMA)) {
                throw new IOException("another schema");
            }
            List<BuildLog> builds = new ArrayList<>();
            for (JsonNode build : root.required("builds")) {
                builds.add(build(build));
            }
            return new JobLog(root.required("there").asBoolean(), builds);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException(e);
        }
    }

    private static BuildLog build(JsonNode build) {
        List<Vertex> vertices = new ArrayList<>();
        for (JsonNode vertex : build.required("vertices")) {
            vertices.add(vertex(vertex));
        }
        JsonNode startedAt = build.required("startedAt");
        return new BuildLog(
                build.required("name").asText(),
                text(build.required("target")),
                startedAt.isNull() ? null : Instant.parse(startedAt.asText()),
                text(build.required("runner")),
                vertices);
    }

    private static Vertex vertex(JsonNode vertex) {
        List<Transfer> transfers = new ArrayList<>();
        for (JsonNode transfer : vertex.required("transfers")) {
            JsonNode bytes = transfer.required("bytes");
            transfers.add(new Transfer(
                    transfer.required("what").asText(),
                    bytes.isNull() ? null : Long.valueOf(bytes.asLong()),
                    number(transfer.required("seconds")),
                    transfer.required("done").asBoolean()));
        }
        return new Vertex(
                vertex.required("name").asText(),
                Vertex.Outcome.valueOf(vertex.required("outcome").asText()),
                number(vertex.required("seconds")),
                transfers);
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable String text(JsonNode node) {
        return node.isNull() ? null : node.asText();
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNull() ? null : Double.valueOf(node.asDouble());
    }
}
