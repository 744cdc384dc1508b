package dev.stagefan.graph.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Position;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.value.Platform;
import dev.stagefan.graph.BuildRequest;
import dev.stagefan.graph.StageGraph;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncodingWatchTest {
    private static final BuildRequest PLAIN =
            new BuildRequest(null, Map.of(), Platform.LINUX_AMD64, Platform.LINUX_AMD64, Map.of());

    @Test
    void refusesAByteThatIsNotUtf8WhereItIsRun() {
        Diagnostic refusal = refusal("FROM a\nRUN echo caf\u00e9\n");
        assertThat(refusal.rule()).isEqualTo("not-utf-8");
        assertThat(refusal.position().line()).isEqualTo(2);
    }

    @Test
    void refusesAByteThatIsNotUtf8InAHeredocThatIsRun() {
        assertThat(refusal("FROM a\nRUN <<E\ncaf\u00e9\nE\n").position().line()).isEqualTo(2);
    }

    @Test
    void refusesAByteThatIsNotUtf8BesideAHeredoc() {
        assertThat(refusal("FROM a\nRUN <<E caf\u00e9\nE\n").position().line()).isEqualTo(2);
    }

    @Test
    void acceptsJsonThatIsNotUtf8BecauseReadingItReplacesSuchBytes() throws DockerfileException {
        assertThat(graph("FROM a\nSHELL [\"\u00e9\"]\nRUN [\"\u00e9\"]\nRUN true\n")
                        .stages())
                .hasSize(1);
    }

    @Test
    void acceptsAScriptThatIsNotUtf8BecauseItIsAFileOfItsOwn() throws DockerfileException {
        assertThat(graph("FROM a\nRUN <<E\n#!/bin/sh\ncaf\u00e9\nE\n").stages()).hasSize(1);
    }

    @Test
    void refusesAScriptThatIsNotUtf8OnWindowsWhereItIsNoFile() {
        assertThat(refusal("FROM --platform=windows/amd64 a\nRUN <<E\n#!caf\u00e9\nE\n")
                        .position()
                        .line())
                .isEqualTo(2);
    }

    @Test
    void acceptsPathsAndVariablesThatAreNotUtf8BecauseExpansionReplacesThem() throws DockerfileException {
        assertThat(graph("FROM a\nENV B=caf\u00e9\nCOPY \u00e9 /$B/\nRUN true\n")
                        .stages())
                .hasSize(1);
    }

    @Test
    void reportsAnyOtherMistakeFirst() {
        assertThat(refusal("FROM a\nRUN caf\u00e9\nVOLUME $NONE\n").rule()).isEqualTo("empty-volume");
    }

    @Test
    void warnsOfAByteThatIsNotUtf8WhereNothingRuns() throws DockerfileException {
        StageGraph graph = graph("# first\n# caf\u00e9\nFROM a\nLABEL b=\u00e9\nENV C=\u00e9\n");
        assertThat(graph.diagnostics())
                .extracting(Diagnostic::rule, Diagnostic::position)
                .containsExactly(tuple("not-utf-8", Position.of(2, 6)));
    }

    @Test
    void takesAReplacementCharacterForItselfInAFileThatIsUtf8() throws DockerfileException {
        StageGraph graph = GraphBuilder.build(DockerfileReader.read("FROM a\nRUN echo \ufffd\n"), PLAIN);
        assertThat(graph.diagnostics()).isEmpty();
    }

    /** The text's characters are the file's bytes. */
    private static StageGraph graph(String text) throws DockerfileException {
        return GraphBuilder.build(DockerfileReader.read(text.getBytes(StandardCharsets.ISO_8859_1)), PLAIN);
    }

    private static Diagnostic refusal(String text) {
        return catchThrowableOfType(DockerfileException.class, () -> graph(text))
                .diagnostic();
    }
}
