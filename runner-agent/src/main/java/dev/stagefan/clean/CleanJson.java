package dev.stagefan.clean;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a cleaning does as JSON, schema {@code stagefan/clean/v1}, which docs/clean.schema.json describes. */
public final class CleanJson {
    private static final String SCHEMA = "stagefan/clean/v1";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DefaultPrettyPrinter PRETTY =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    private CleanJson() {}

    /** The JSON text, ending with a line feed. */
    public static String write(List<Cleaning> cleanings) {
        ObjectNode document = MAPPER.createObjectNode().put("schema", SCHEMA);
        ArrayNode repositories = document.putArray("repositories");
        for (Cleaning cleaning : cleanings) {
            ObjectNode repository = repositories.addObject().put("repository", cleaning.repository());
            Set<String> gone = cleaning.deleted().stream()
                    .map(decision -> decision.manifest().digest())
                    .collect(Collectors.toSet());
            ArrayNode going = repository.putArray("going");
            cleaning.plan()
                    .going()
                    .forEach(decision -> going.add(manifest(decision)
                            .put("deleted", gone.contains(decision.manifest().digest()))));
            ArrayNode staying = repository.putArray("staying");
            cleaning.plan().staying().forEach(decision -> staying.add(manifest(decision)));
            repository.put("others", cleaning.plan().others());
            ArrayNode refused = repository.putArray("refused");
            cleaning.refused().forEach(refused::add);
        }
        try {
            return MAPPER.writer(PRETTY).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result is always a tree of plain values", e);
        }
    }

    private static ObjectNode manifest(Decision decision) {
        StoredManifest manifest = decision.manifest();
        ObjectNode node = MAPPER.createObjectNode().put("digest", manifest.digest());
        node.put(
                "created",
                manifest.created() == null ? null : manifest.created().toString());
        ArrayNode tags = node.putArray("tags");
        manifest.tags().forEach(tags::add);
        ArrayNode reasons = node.putArray("reasons");
        decision.reasons()
                .forEach(reason -> reasons.addObject().put("tag", reason.tag()).put("text", reason.text()));
        return node;
    }
}
