package dev.stagefan.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The checkers of workflows: GitHub's own parser and editor service, actionlint, and zizmor at its strictest. */
public final class WorkflowCheckers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WorkflowCheckers() {}

    /**
     * Has each workflow checked by every checker; no finding, no element.
     *
     * @param workflows their texts, by a file name such as {@code atom.yml}
     */
    public static List<Finding> check(Map<String, String> workflows) {
        Testbed.require(Testbed.Part.PARSER, Testbed.Part.LINTERS);
        Path folder = Folders.create();
        try {
            List<Path> files = write(folder, "original", workflows);
            List<Path> twins = write(folder, "twin", workflows);
            for (Path twin : twins) {
                Files.writeString(twin, withTagReferences(Files.readString(twin)));
            }
            List<Finding> findings = new ArrayList<>(parsed(files));
            findings.addAll(linted(files, "actionlint"));
            findings.addAll(linted(twins, "actionlint, with tags for commits"));
            findings.addAll(audited(files));
            return findings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            Folders.delete(folder);
        }
    }

    /**
     * Has an action checked by those checkers that know actions: all but actionlint.
     *
     * @param file its {@code action.yml}
     */
    public static List<Finding> checkAction(Path file) {
        Testbed.require(Testbed.Part.PARSER, Testbed.Part.LINTERS);
        List<Finding> findings = new ArrayList<>(parsed(List.of(file)));
        findings.addAll(audited(List.of(file)));
        return findings;
    }

    private static List<Path> write(Path folder, String name, Map<String, String> workflows) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name).resolve(".github/workflows"));
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> workflow : workflows.entrySet()) {
            files.add(Files.writeString(home.resolve(workflow.getKey()), workflow.getValue()));
        }
        return files;
    }

    /** actionlint knows the inputs of an action by its major version only, and of checkout no later one than v6. */
    private static String withTagReferences(String workflow) {
        return workflow.replaceAll("@[0-9a-f]{40} # (v\\d+)\\.[0-9.]+", "@$1").replace("checkout@v7", "checkout@v6");
    }

    private static List<Finding> parsed(List<Path> files) {
        Path checkers = Testbed.file("checkers");
        List<String> words = new ArrayList<>(List.of(
                "node",
                "--import",
                checkers.resolve("json-imports.mjs").toString(),
                checkers.resolve("parse-workflows.mjs").toString()));
        files.forEach(file -> words.add(file.toString()));
        List<Finding> findings = new ArrayList<>();
        for (JsonNode error : read(Command.of(words).run().orFail().output())) {
            findings.add(new Finding(
                    nameOf(error.get("file")),
                    error.get("line").asInt(),
                    error.get("source").asText(),
                    error.get("message").asText()));
        }
        return findings;
    }

    private static List<Finding> linted(List<Path> files, String checker) {
        List<String> words = new ArrayList<>(List.of(
                Testbed.tool("actionlint").toString(),
                "-format={{json .}}",
                "-pyflakes=",
                "-shellcheck=" + Testbed.tool("shellcheck"),
                "-config-file=" + Testbed.root().resolve("testbed/actionlint/actionlint.yaml")));
        files.forEach(file -> words.add(file.toString()));
        Command.Result result = Command.of(words).run();
        if (result.exitCode() > 1) {
            result.orFail();
        }
        List<Finding> findings = new ArrayList<>();
        for (JsonNode error : read(result.output())) {
            findings.add(new Finding(
                    nameOf(error.get("filepath")),
                    error.get("line").asInt(),
                    checker,
                    error.get("message").asText()));
        }
        return findings;
    }

    private static List<Finding> audited(List<Path> files) {
        List<String> words = new ArrayList<>(List.of(
                Testbed.tool("zizmor").toString(),
                "--offline",
                "--no-config",
                "--no-exit-codes",
                "--persona=auditor",
                "--format=json"));
        files.forEach(file -> words.add(file.toString()));
        List<Finding> findings = new ArrayList<>();
        for (JsonNode audit : read(Command.of(words).run().orFail().output())) {
            JsonNode location = audit.get("locations").get(0);
            JsonNode start = location.get("concrete").get("location").get("start_point");
            findings.add(new Finding(
                    nameOf(location.get("symbolic").get("key").get("Local").get("verbatim_path")),
                    start.get("row").asInt() + 1,
                    "zizmor " + audit.get("ident").asText(),
                    audit.get("desc").asText() + ": "
                            + location.get("symbolic").get("annotation").asText()));
        }
        return findings;
    }

    private static String nameOf(JsonNode path) {
        return String.valueOf(Path.of(path.asText()).getFileName());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read a checker's answer: " + json, e);
        }
    }
}
