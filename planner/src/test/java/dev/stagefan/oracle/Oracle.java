package dev.stagefan.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stagefan.graph.BuildRequest;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** BuildKit's own reading, from the process that testbed/oracle/build makes. For one thread. */
final class Oracle implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path program;
    private @Nullable Process process;
    private long lastId;

    private Oracle(Path program) {
        this.program = program;
    }

    /** Where the oracle is when it has been built. */
    static Path program() {
        return Path.of(System.getProperty("stagefan.testbed", "../.testbed")).resolve("oracle");
    }

    static boolean isBuilt() {
        return Files.isExecutable(program());
    }

    static Oracle start() {
        return new Oracle(program());
    }

    OracleAnswer ask(BuildCase asked) {
        return ask(json(asked));
    }

    /**
     * Asks for the LLB's ops and the configuration of the result too.
     *
     * @param images configurations of images by reference; {@code *} is that of all others
     */
    OracleAnswer askForOps(BuildCase asked, Map<String, JsonNode> images) {
        ObjectNode json = json(asked);
        json.put("ops", true);
        json.set("images", JSON.valueToTree(images));
        return ask(json);
    }

    private OracleAnswer ask(ObjectNode request) {
        lastId++;
        request.put("id", lastId);
        try {
            Process running = running();
            BufferedWriter requests = running.outputWriter(StandardCharsets.UTF_8);
            BufferedReader answers = running.inputReader(StandardCharsets.UTF_8);
            requests.write(JSON.writeValueAsString(request));
            requests.newLine();
            requests.flush();
            String line = answers.readLine();
            if (line == null) {
                close();
                return OracleAnswer.ofDeath(lastId);
            }
            OracleAnswer answer = JSON.readValue(line, OracleAnswer.class);
            if (answer.id() != lastId) {
                throw new IllegalStateException("the oracle answered " + answer.id() + " to request " + lastId);
            }
            if (answer.error() != null && answer.error().phase().equals("timeout")) {
                close();
            }
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException("could not ask " + program + "; try testbed/oracle/build", broken);
        }
    }

    private Process running() throws IOException {
        if (process == null) {
            process = new ProcessBuilder(program.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
        return process;
    }

    private static ObjectNode json(BuildCase asked) {
        BuildRequest request = asked.request();
        ObjectNode json = JSON.createObjectNode();
        json.put("base64", asked.bytes());
        json.put("target", request.target());
        json.put("platform", request.platform().toString());
        json.put("buildPlatform", request.buildPlatform().toString());
        json.set("buildArgs", JSON.valueToTree(request.buildArgs()));
        json.set("namedContexts", JSON.valueToTree(request.namedContexts()));
        return json;
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }
}
