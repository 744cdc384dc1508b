package dev.stagefan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Outputs of a step of a GitHub workflow. */
final class GitHubOutput {
    private GitHubOutput() {}

    /**
     * Sets outputs, if this is a step of a workflow.
     *
     * @param outputs names and values, of one line each
     */
    static void set(Map<String, String> environment, Map<String, String> outputs) throws Failure {
        String file = environment.getOrDefault("GITHUB_OUTPUT", "");
        if (file.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        outputs.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        try {
            Files.write(
                    Path.of(file),
                    text.toString().getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw Failure.outsideFailed(
                    "could not set the step's outputs in " + file + " because " + Failure.reason(e));
        }
    }
}
