package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The workflows to copy are what the command in their headers writes, and fit together. */
class ReadyMadeWorkflowsTest {
    private static final Path FOLDER = Project.root().resolve("workflows");
    private static final String ACTION = "stagefan/stagefan/action@0123456789abcdef0123456789abcdef01234567 # v0.1.0";
    private static final YAMLMapper YAML = new YAMLMapper();

    /** How one was generated, but for what is the same of all. */
    record Generated(String file, String example, List<String> options) {
        static Generated of(String file, String example, String... options) {
            return new Generated(file, example, List.of(options));
        }

        List<String> arguments() {
            List<String> arguments = new ArrayList<>(
                    List.of("generate", "-o", ".github/workflows/" + file + ".yml", "--agent", "--action=" + ACTION));
            arguments.addAll(options);
            arguments.add("--timings=examples/" + example + "/timings.yml");
            arguments.add("examples/" + example + "/Dockerfile");
            return arguments;
        }
    }

    static Stream<Generated> generated() {
        return Stream.of(
                Generated.of(
                        "nightly-atom",
                        "atom",
                        "--name=Nightly atom",
                        "--schedule=17 2 * * *",
                        "--pull-requests=one-job",
                        "--image=acme/atom",
                        "--tag=type=raw,value=nightly",
                        "--tag=type=schedule,pattern={{date 'YYYYMMDD'}}",
                        "--refresh=base=weekly",
                        "--history=oci"),
                Generated.of(
                        "image-atom",
                        "atom",
                        "--name=Image of atom",
                        "--image=acme/atom",
                        "--tag=type=raw,value=nightly"),
                Generated.of(
                        "image-beacon",
                        "beacon",
                        "--name=Image of beacon",
                        "--image=acme/beacon",
                        "--tag=type=raw,value=nightly"),
                Generated.of(
                        "nightly-self-hosted",
                        "atom",
                        "--name=Nightly on our own runners",
                        "--schedule=17 2 * * *",
                        "--image=acme/atom",
                        "--tag=type=raw,value=nightly",
                        "--environment=nightly",
                        "--buildkit-endpoint=tcp://buildkitd.example.com:1234",
                        "--buildkit-certificates=BUILDKIT",
                        "--config=.github/self-hosted.settings.yml"));
    }

    @TempDir
    Path temporary;

    @BeforeEach
    void plantTheExamples() throws IOException {
        ExampleTree.plant(temporary);
        Files.createDirectories(temporary.resolve(".github"));
        Files.copy(FOLDER.resolve("self-hosted.settings.yml"), temporary.resolve(".github/self-hosted.settings.yml"));
    }

    @ParameterizedTest
    @MethodSource("generated")
    void isWhatTheGeneratorWritesNow(Generated workflow) throws IOException {
        Session.Outcome outcome =
                new Session(temporary).run(workflow.arguments().toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        for (String ending : List.of(".yml", ".plan.json")) {
            String written = Files.readString(temporary.resolve(".github/workflows/" + workflow.file() + ending));
            Path kept = FOLDER.resolve(workflow.file() + ending);
            if (Golden.isWriting()) {
                Files.writeString(kept, written);
            }
            assertThat(Files.readString(kept)).isEqualTo(written);
        }
    }

    @Test
    void theOneThatCleansIsWhatItsHeaderSays() throws IOException {
        Session.Outcome outcome = new Session(temporary)
                .run(
                        "clean",
                        "--image=ghcr.io/acme/atom",
                        "--older-than=30",
                        "--keep=10",
                        "--workflow=.github/workflows/clean.yml",
                        "--action=" + ACTION,
                        "--schedule=47 4 * * 0");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(Files.readString(FOLDER.resolve("clean.yml")))
                .isEqualTo(Files.readString(temporary.resolve(".github/workflows/clean.yml")));
    }

    @Test
    void theCallerLetsEachWorkflowDoWhatItsJobsDo() throws IOException {
        for (JsonNode job : read("nightly-several.yml").path("jobs")) {
            Path called = Path.of(job.path("uses").asText());
            Map<String, String> granted = permissions(job);

            for (JsonNode theirs : read(String.valueOf(called.getFileName())).path("jobs")) {
                permissions(theirs)
                        .forEach((scope, level) -> assertThat(granted.get(scope))
                                .as(called + ": " + scope)
                                .isIn(level, "write"));
            }
        }
    }

    @Test
    void theCheckIsOfTheNightlyAsItIs() throws IOException {
        JsonNode variables = read("stagefan-check.yml").path("env");
        List<String> arguments = new ArrayList<>(List.of(
                "generate",
                "--check",
                "--output=" + variables.path("WORKFLOW").asText(),
                "--timings=" + variables.path("TIMINGS").asText()));
        arguments.addAll(variables.path("ARGUMENTS").asText().lines().toList());
        arguments.add(variables.path("DOCKERFILE").asText());
        Files.createDirectories(temporary.resolve(".github/workflows"));
        for (String name : List.of("nightly-atom.yml", "nightly-atom.plan.json")) {
            Files.copy(
                    FOLDER.resolve(name), temporary.resolve(".github/workflows").resolve(name));
        }

        Session.Outcome outcome = new Session(temporary).run(arguments.toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.both()).isZero();
    }

    private static JsonNode read(String file) throws IOException {
        return YAML.readTree(FOLDER.resolve(file).toFile());
    }

    private static Map<String, String> permissions(JsonNode job) {
        Map<String, String> permissions = new TreeMap<>();
        job.path("permissions")
                .properties()
                .forEach(entry ->
                        permissions.put(entry.getKey(), entry.getValue().asText()));
        return permissions;
    }
}
