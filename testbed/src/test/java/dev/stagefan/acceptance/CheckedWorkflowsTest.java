package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.Testbed;
import dev.stagefan.testbed.WorkflowCheckers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checkers say of workflows: nothing, whatever the workflow was generated from. */
@Tag("checkers")
class CheckedWorkflowsTest {
    private static final Path ROOT = Testbed.root();

    @TempDir
    private Path folder;

    @Test
    void noCheckerHasAFindingOnAGoldenFile() throws IOException {
        Map<String, String> workflows = new TreeMap<>();
        for (String golden : List.of("workflows/src/test/resources/workflows", "cli/src/test/resources/generate")) {
            try (Stream<Path> files = Files.list(ROOT.resolve(golden))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".yml")).toList()) {
                    workflows.put(String.valueOf(file.getFileName()), Files.readString(file));
                }
            }
        }

        assertThat(workflows).hasSizeGreaterThan(6);
        assertThat(WorkflowCheckers.check(workflows)).isEmpty();
    }

    @Test
    void noCheckerHasAFindingOnAWorkflowToCopy() throws IOException {
        Map<String, String> workflows = new TreeMap<>();
        try (Stream<Path> files = Files.list(ROOT.resolve("workflows"))) {
            for (Path file : files.filter(path ->
                            path.toString().endsWith(".yml") && !path.toString().endsWith(".settings.yml"))
                    .toList()) {
                workflows.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }

        assertThat(workflows).hasSizeGreaterThan(5);
        assertThat(WorkflowCheckers.check(workflows)).isEmpty();
    }

    @Test
    void noCheckerHasAFindingOnTheAction() {
        assertThat(WorkflowCheckers.checkAction(ROOT.resolve("action/action.yml")))
                .isEmpty();
    }

    @Test
    void noCheckerHasAFindingOnAnExampleWithEveryOption() {
        Map<String, String> workflows = new TreeMap<>();
        for (String example : List.of("atom", "beacon", "dynamo")) {
            workflows.put(
                    example + ".yml",
                    generate(
                            ROOT.resolve("examples").resolve(example),
                            "--timings=timings.yml",
                            "--name=Nightly image: " + example,
                            "--schedule=30 2 * * *",
                            "--on-push=release/**",
                            "--on-pull-request",
                            "--expose-arg=BASE",
                            "--tag=type=schedule,pattern={{date 'YYYYMMDD'}}",
                            "--tag=type=raw,value=nightly,enable={{is_default_branch}}",
                            "--image=acme/" + example,
                            "--registry=registry.example.com/team",
                            "--registry-username-secret=REGISTRY_USER",
                            "--registry-password-secret=REGISTRY_PASSWORD",
                            "--environment=publishing"));
        }

        assertThat(WorkflowCheckers.check(workflows)).isEmpty();
    }

    @Test
    void noCheckerHasAFindingWhateverTheDockerfileSays() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), """
                ARG EVIL="${{ github.token }}'"
                FROM busybox AS on.push-to_main
                ARG EVIL
                RUN echo "$EVIL: ${{ secrets.GITHUB_TOKEN }}" >"/a & *b: [c] # {{ d"

                FROM on.push-to_main AS true
                RUN echo 'true' && echo '::set-output name=x::y' >/true

                FROM on.push-to_main AS null
                COPY naïve\\ ☃ /null
                RUN echo ~ >/null

                FROM busybox
                COPY --from=on.push-to_main ["/a & *b: [[]c] # {{ d", "/x"]
                COPY --from=true /true /
                COPY --from=null /null /
                RUN --mount=type=secret,id=it.s-a_secret true
                """);

        String workflow = generate(
                folder,
                "--build-arg=EVIL=a'\"\n${{ github.event.issue.title }} \\\\ # %0A::error::☃ {}[]>|-*&!%@`",
                "--name=- a: 'b' # c {{ github.actor }}",
                "--expose-arg=EVIL",
                "--tag=type=raw,value=it's-\"x\"");

        assertThat(WorkflowCheckers.check(Map.of("hostile.yml", workflow))).isEmpty();
    }

    @Test
    void noCheckerHasAFindingOnTwoHundredStages() throws IOException {
        List<String> lines = new ArrayList<>(List.of("FROM busybox AS base", "RUN echo base >/base"));
        for (int stage = 1; stage < 199; stage++) {
            lines.add("FROM base AS part" + stage);
            lines.add("RUN echo " + stage + " >/part" + stage);
        }
        lines.add("FROM base");
        lines.addAll(IntStream.range(1, 199)
                .mapToObj(stage -> "COPY --from=part%1$d /part%1$d /".formatted(stage))
                .toList());
        Files.writeString(folder.resolve("Dockerfile"), String.join("\n", lines) + "\n");

        String workflow = generate(folder, "--max-jobs=190");

        assertThat(workflow.lines().filter(line -> line.matches("    runs-on: .*")))
                .hasSize(190);
        assertThat(workflow.length()).isLessThan(500_000);
        generate(folder, "--max-jobs=190", "--agent", "--action=" + Act.OWN_ACTION, "--output=agent.yml");
        String withAgent = Files.readString(folder.resolve("agent.yml"));
        assertThat(WorkflowCheckers.check(Map.of("large.yml", workflow, "large-agent.yml", withAgent)))
                .isEmpty();
    }

    private static String generate(Path files, String... options) {
        return Stagefan.run(
                files, Stream.concat(Stream.of("generate"), Stream.of(options)).collect(Collectors.toList()));
    }
}
