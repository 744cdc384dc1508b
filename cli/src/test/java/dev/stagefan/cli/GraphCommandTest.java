package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphCommandTest {
    private static final String THREE_STAGES = """
            FROM alpine AS base
            FROM base AS build
            RUN make
            FROM base
            COPY --from=build /out /usr/bin/
            """;

    @TempDir
    Path temporary;

    private Session session;

    @BeforeEach
    void plantTheExamples() throws IOException {
        session = new Session(ExampleTree.plant(temporary));
    }

    @ParameterizedTest
    @CsvSource({
        "atom, text, txt",
        "atom, json, json",
        "atom, mermaid, mmd",
        "atom, dot, dot",
        "dynamo, text, txt",
        "dynamo, json, json",
        "beacon, text, txt",
        "beacon, json, json",
        "beacon, mermaid, mmd"
    })
    void showsTheExamples(String example, String format, String extension) throws Exception {
        Session.Outcome outcome = session.run("graph", "--format", format, "examples/" + example + "/Dockerfile");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        Golden.check("graph/" + example + "." + extension, outcome.out());
    }

    @Test
    void readsTheDockerfileOfTheDirectory() throws Exception {
        write(THREE_STAGES);

        assertThat(session.run("graph").out()).isEqualTo("""
                        stage-2 (lines 4-5)
                        ├── from base (line 4)
                        │   └── from image alpine (line 1)
                        └── copy from build: /out (line 5)
                            └── from base (line 2), shown above
                        """);
    }

    @Test
    void readsStandardInput() {
        Session.Outcome outcome = session.withInput("FROM scratch\n").run("graph", "-");

        assertThat(outcome.out()).isEqualTo("stage-0 (line 1)\n");
    }

    @Test
    void takesTargetAndBuildArgsAsDockerDoes() throws Exception {
        write("""
                ARG VARIANT=slim
                ARG TAG
                FROM alpine:${TAG} AS slim
                FROM scratch AS full
                FROM ${VARIANT} AS app
                FROM app AS tests
                """);
        JsonNode graph = json(session.with("TAG", "3.23")
                .run("graph", "--format=json", "--target", "APP", "--build-arg", "VARIANT=slim", "--build-arg", "TAG"));

        assertThat(graph.get("target").textValue()).isEqualTo("app");
        assertThat(graph.get("images").get(0).textValue()).isEqualTo("alpine:3.23");
        assertThat(graph.get("stages").get(2).get("base").get("stage").intValue())
                .isZero();
        assertThat(graph.get("stages").get(3).get("reachable").booleanValue()).isFalse();
    }

    @Test
    void aBuildArgThatTheEnvironmentDoesNotHaveIsNone() throws Exception {
        write("ARG TAG=1\nFROM alpine:${TAG}\n");

        assertThat(json(session.run("graph", "--format=json", "--build-arg", "TAG"))
                        .get("images")
                        .get(0)
                        .textValue())
                .isEqualTo("alpine:1");
    }

    @Test
    void aBuildArgMayHoldAnEqualsSignOrNothing() throws Exception {
        write("ARG TAG=1\nARG SUFFIX=x\nFROM alpine:${TAG#a=}${SUFFIX}\n");
        JsonNode graph =
                json(session.run("graph", "--format=json", "--build-arg", "TAG=a=b", "--build-arg", "SUFFIX="));

        assertThat(graph.get("images").get(0).textValue()).isEqualTo("alpine:b");
    }

    @Test
    void namedContextsReplaceStages() throws Exception {
        write(THREE_STAGES);
        JsonNode graph = json(session.run(
                "graph", "--format=json", "--build-context", "build=docker-image://registry.example/build:1"));

        assertThat(graph.get("stages").get(1).get("reachable").booleanValue()).isTrue();
        assertThat(graph.get("images").toString()).contains("registry.example/build:1");
    }

    @Test
    void refusesWhatBuildKitRefusesAndShowsWhere() throws Exception {
        write("FROM alpine\nCOPPY a b\n");
        Session.Outcome outcome = session.run("graph");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("Dockerfile:2:1: error: ").contains("\n  2 | COPPY a b\n    | ^\n");
    }

    @Test
    void guessesAMisspeltTarget() throws Exception {
        write(THREE_STAGES);
        Session.Outcome outcome = session.run("graph", "--target", "biuld");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("biuld").contains("did you mean build?");
    }

    @Test
    void tellsOfWarningsOnStandardError() throws Exception {
        write("# syntax=example.com/frontend:1\nFROM scratch\n");
        Session.Outcome outcome = session.run("graph");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).startsWith("Dockerfile:1:1: warning: ");
        assertThat(outcome.out()).startsWith("stage-0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nowhere/Dockerfile | could not read the Dockerfile nowhere/Dockerfile because there is no such file",
                "examples | could not read the Dockerfile examples because it is a directory; give the path of a file in it",
                "examples/README.md/x | could not read the Dockerfile examples/README.md/x because a part of its path is not a directory"
            })
    void saysWhyADockerfileCannotBeRead(String path, String message) {
        Session.Outcome outcome = session.run("graph", path);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("stagefan: " + message + "\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--platform=linux/amd64,linux/arm64 | a plan is for one platform",
                "--platform=pdp11 | it is no platform",
                "--build-platform=a/b/c/d | it is no platform",
                "--build-arg==x | it has no name",
                "--build-context=base | it is no NAME=VALUE"
            })
    void refusesOptionsThatMakeNoSense(String option, String reason) throws Exception {
        write(THREE_STAGES);
        Session.Outcome outcome = session.run("graph", option);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("stagefan: could not read " + option.substring(0, option.indexOf('=')))
                .contains(reason);
    }

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        Files.write(temporary.resolve("Dockerfile"), new byte[(16 << 20) + 1]);

        assertThat(session.run("graph").err())
                .isEqualTo("stagefan: could not read the Dockerfile Dockerfile because it is larger than 16 MiB\n");
    }

    @Test
    void readsCommentsInAnotherEncoding() throws Exception {
        Files.write(
                temporary.resolve("Dockerfile"), "# größe\nFROM scratch AS a\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(session.run("graph").exitCode()).isZero();
    }

    @Test
    void writesAFileWholeOrNotAtAll() throws Exception {
        write(THREE_STAGES);
        assertThat(session.run("graph", "--format", "dot", "-o", "out/stages.dot"))
                .satisfies(outcome -> {
                    assertThat(outcome.exitCode()).isZero();
                    assertThat(outcome.both()).isEmpty();
                });
        write("FROM\n");
        assertThat(session.run("graph", "--format", "dot", "-o", "out/stages.dot")
                        .exitCode())
                .isEqualTo(2);

        assertThat(temporary.resolve("out/stages.dot")).content().startsWith("digraph stages {");
    }

    @Test
    void aChainOfTenThousandStagesHasATree() throws Exception {
        write("FROM scratch AS s0\n"
                + IntStream.rangeClosed(1, 10_000)
                        .mapToObj(i -> "FROM s" + (i - 1) + " AS s" + i + "\n")
                        .collect(Collectors.joining()));

        assertThat(session.run("graph").out()).hasLineCount(11_667);
    }

    @Test
    void picturesEscapeWhatTheirLanguagesWouldRead() throws Exception {
        write("ARG IMAGE\nFROM ${IMAGE}\n");
        String image = "IMAGE=localhost:5000/a@sha256:" + "0".repeat(64);

        assertThat(session.run("graph", "--format", "mermaid", "--build-arg", image)
                        .out())
                .contains("i0[(\"localhost:5000/a@sha256:" + "0".repeat(64) + "\")]");
    }

    private void write(String dockerfile) throws IOException {
        Files.writeString(temporary.resolve("Dockerfile"), dockerfile);
    }

    private static JsonNode json(Session.Outcome outcome) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        JsonNode graph = new ObjectMapper().readTree(outcome.out());
        assertThat(graph.fieldNames().next()).isEqualTo("schema");
        return graph;
    }
}
