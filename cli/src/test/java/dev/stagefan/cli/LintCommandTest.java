package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandTest {
    private static final String DOCKERFILE = """
            FROM alpine:3.23 AS base
            ARG VERSION=1
            RUN make
            FROM base
            RUN make "$VERSION"
            # stagefan:ignore=SF001 there is a file of that name
            COPY ; /opt/
            COPY a 2>/dev/null || true
            """;

    @TempDir
    Path temporary;

    private Session session;

    @BeforeEach
    void plantTheExamples() throws IOException {
        session = new Session(ExampleTree.plant(temporary));
        write(DOCKERFILE);
    }

    @ParameterizedTest
    @CsvSource({"atom", "dynamo", "beacon"})
    void lintsTheExamples(String example) throws Exception {
        String folder = "examples/" + example;
        Session.Outcome outcome =
                session.run("lint", "--timings", folder + "/timings.yml", "--fail-on=never", folder + "/Dockerfile");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        Golden.check("lint/" + example + ".txt", outcome.out());
    }

    @ParameterizedTest
    @CsvSource({"text, txt", "json, json", "sarif, sarif", "github, github"})
    void showsFindings(String format, String extension) throws Exception {
        Session.Outcome outcome = session.run("lint", "--format", format, "--only", "SF001,SF005", "x/Dockerfile");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).isEmpty();
        Golden.check("lint/findings." + extension, outcome.out());
    }

    @ParameterizedTest
    @CsvSource({
        "SF001, error, 1",
        "SF005, error, 0",
        "SF005, warning, 1",
        "SF003, warning, 0",
        "SF003, note, 1",
        "SF001, never, 0"
    })
    void endsByTheWorstFinding(String rule, String severity, int exitCode) throws Exception {
        write(DOCKERFILE + "ARG BUILDKIT_INLINE_CACHE=1\n");

        assertThat(session.run("lint", "--only", rule, "--fail-on", severity, "x/Dockerfile")
                        .exitCode())
                .isEqualTo(exitCode);
    }

    @Test
    void pathsAreThoseOfTheWorkTree() throws Exception {
        Files.createDirectories(temporary.resolve("a b"));
        Files.writeString(temporary.resolve("a b/Döcker:file"), DOCKERFILE);
        Session below = new Session(temporary.resolve("a b"));

        assertThat(json(below.run("lint", "--format=json", "Döcker:file"))
                        .get("dockerfile")
                        .textValue())
                .isEqualTo("a b/Döcker:file");
        assertThat(below.run("lint", "--format=github", "Döcker:file").out())
                .contains("file=a b/Döcker%3Afile,line=8,col=8,title=SF001 shell-syntax-in-copy::");
        assertThat(json(below.run("lint", "--format=sarif", "Döcker:file"))
                        .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .textValue())
                .isEqualTo("a%20b/D%C3%B6cker:file");
    }

    @Test
    void takesTargetBuildArgsAndCachesAsDockerDoes() throws Exception {
        write("FROM alpine:3.23 AS one\nRUN make\nFROM alpine:3.23\nRUN make -j2\n");

        assertThat(session.run("lint", "--cache-to=type=inline", "--target=one", "x/Dockerfile")
                        .out())
                .startsWith("x/Dockerfile:1:1: warning: ");
        assertThat(session.run("lint", "--build-arg=BUILDKIT_INLINE_CACHE=1", "x/Dockerfile")
                        .out())
                .startsWith("x/Dockerfile:3:1: warning: ");
    }

    @Test
    void saysThatNothingWasFound() throws Exception {
        write("FROM alpine:3.23\n");

        assertThat(session.run("lint", "x/Dockerfile"))
                .isEqualTo(
                        new Session.Outcome(0, "x/Dockerfile: nothing found\n", "", "x/Dockerfile: nothing found\n"));
    }

    @Test
    void tellsWhereGitHubWillLeaveAnnotationsOut() throws Exception {
        write("FROM alpine:3.23\n" + "COPY a || b\n".repeat(11));

        assertThat(session.run("lint", "--format=github", "--only=SF001", "x/Dockerfile")
                        .out())
                .endsWith("\n11 findings; GitHub annotates the first 10 of each severity, and this log has them all\n");
    }

    @Test
    void explainsARuleByCodeOrName() throws Exception {
        String page = Files.readString(Project.root().resolve("docs/lint/inline-cache.md"));

        assertThat(session.run("lint", "--explain", "sf003").out()).isEqualTo(page);
        assertThat(session.run("lint", "--explain", "inline-cache").out()).isEqualTo(page);
    }

    @Test
    void refusesARuleThatThereIsNot() {
        Session.Outcome outcome = session.run("lint", "--only", "SF999", "x/Dockerfile");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("stagefan: could not find the rule SF999 because ");
    }

    @Test
    void whatTheFileSaysIsNoCommandToATerminal() throws Exception {
        write("FROM alpine:3.23\nCOPY a >\u001b[31m b\n");

        assertThat(session.run("lint", "x/Dockerfile").both()).doesNotContain("\u001b");
    }

    private void write(String dockerfile) throws IOException {
        Files.createDirectories(temporary.resolve("x"));
        Files.writeString(temporary.resolve("x/Dockerfile"), dockerfile);
    }

    private static JsonNode json(Session.Outcome outcome) throws IOException {
        return new ObjectMapper().readTree(outcome.out());
    }
}
