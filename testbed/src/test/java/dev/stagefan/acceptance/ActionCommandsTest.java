package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.ActRun;
import dev.stagefan.testbed.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The action's commands that build nothing, in a workflow that act runs. */
@Tag("act")
class ActionCommandsTest {
    @TempDir
    Path folder;

    @Test
    void generateCheckEstimateAndClean() throws IOException {
        RunnableJar jar = RunnableJar.in(folder);
        Path files = Files.createDirectory(folder.resolve("repository"));
        Files.writeString(files.resolve("Dockerfile"), """
                FROM busybox AS tool
                RUN true
                FROM busybox AS app
                COPY --from=tool /x /x
                """);
        Files.writeString(
                files.resolve("timings.yml"), "schema: stagefan/timings/v1\nstages:\n  tool: 20m\n  app: 5m\n");
        try (Registry registry = Registry.open();
                Act act = Act.on(files)) {
            act.write(Act.WORKFLOW, workflow(jar, registry));
            ActRun run = act.run().orFail();

            assertThat(run.summary())
                    .contains("fresh=false stale=true checked=failure within=false estimated=failure")
                    .contains("| serial |");
            assertThat(run.log())
                    .contains("+    - cron: 17 2 * * *")
                    .contains(registry.address() + "/acme/widget", "nothing to delete");
        }
    }

    private static String workflow(RunnableJar jar, Registry registry) {
        return """
                name: Commands
                on: workflow_dispatch
                jobs:
                  commands:
                    runs-on: ubuntu-24.04
                    steps:
                      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                """ + step(jar, "generate", "generate", "workflow: made.yml")
                + step(jar, "fresh", "check", "workflow: made.yml")
                + step(jar, "stale", "check", "workflow: made.yml", "arguments: --schedule=17 2 * * *")
                + step(jar, "estimate", "estimate", "timings: timings.yml", "timeout: 1m")
                + step(
                        jar,
                        "clean",
                        "clean",
                        "image: " + registry.address() + "/acme/widget",
                        "older-than: ''",
                        "keep: 1")
                + """
                - env:
                    OUTPUTS: >-
                      fresh=${{ steps.fresh.outputs.stale }} stale=${{ steps.stale.outputs.stale }}
                      checked=${{ steps.stale.outcome }} within=${{ steps.estimate.outputs.within-timeout }}
                      estimated=${{ steps.estimate.outcome }}
                  run: |
                    echo "$OUTPUTS" >>"$GITHUB_STEP_SUMMARY"
                """.indent(6);
    }

    private static String step(RunnableJar jar, String id, String command, String... inputs) {
        StringBuilder step = new StringBuilder("      - id: " + id + "\n");
        step.append("        uses: ").append(Act.OWN_ACTION).append('\n');
        if (id.equals("stale") || id.equals("estimate")) {
            step.append("        continue-on-error: true\n");
        }
        step.append("        with:\n          command: ").append(command).append('\n');
        for (String input : inputs) {
            step.append("          ").append(input).append('\n');
        }
        step.append("          jar: ").append(jar.path()).append('\n');
        return step.append("          jar-sha256: '")
                .append(jar.sha256())
                .append("'\n")
                .toString();
    }
}
