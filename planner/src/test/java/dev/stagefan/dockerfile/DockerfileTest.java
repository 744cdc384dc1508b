package dev.stagefan.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stagefan.dockerfile.instruction.DockerfileReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {
    private static Diagnostic refusal(String text) {
        return catchThrowableOfType(DockerfileException.class, () -> DockerfileReader.read(text))
                .diagnostic();
    }

    @Test
    void readsBytesAsItReadsTheirText() throws DockerfileException {
        String text = "FROM a\nLABEL ü=\"😀\"\nCOPY --from=é a b\n";
        assertThat(DockerfileReader.read(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(DockerfileReader.read(text));
    }

    @Test
    void keepsTheTextAsGiven() throws DockerfileException {
        String text = "\ufeffFROM a\r\n\r\n";
        assertThat(DockerfileReader.read(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker/dockerfile",
                "docker/dockerfile:1",
                "docker.io/docker/dockerfile:1.7-labs",
                "docker/dockerfile-upstream:master",
                "index.docker.io/docker/dockerfile@sha256:00",
            })
    void knowsDockersFrontends(String frontend) throws DockerfileException {
        Dockerfile dockerfile = DockerfileReader.read("# syntax=" + frontend + "\nFROM a");
        assertThat(dockerfile.directives().syntax()).isEqualTo(frontend);
        assertThat(dockerfile.diagnostics()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dockerfile", "example/dockerfile", "ghcr.io/docker/dockerfile", "docker/dockerfiles"})
    void warnsOfOtherFrontends(String frontend) throws DockerfileException {
        assertThat(DockerfileReader.read("# syntax=" + frontend + "\nFROM a").diagnostics())
                .extracting(Diagnostic::rule)
                .containsExactly("unknown-frontend");
    }

    @ParameterizedTest
    @CsvSource({
        "'# check=skip=all', 'skip=all'",
        "'# check=skip=all;error=true', 'skip=all;error=true'",
        "'#!x\n# check=error=1 ; skip=a', 'error=1'",
        "'# check=', ",
        "'\n# check=skip=a', ",
        "'# x\n# check=skip=a', ",
        "' # check=skip=a', ",
    })
    void readsACheckDirectiveAtTheTopUpToItsFirstSpace(String head, String value) {
        Dockerfile dockerfile = parsed(head + "\nFROM a");
        assertThat(dockerfile.directives().check()).isEqualTo(value);
    }

    private static Dockerfile parsed(String text) {
        try {
            return DockerfileReader.read(text);
        } catch (DockerfileException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"65535, true, true", "65536, true, false", "65535, false, true", "65536, false, false"})
    void readsLinesThatBuildKitsBufferHolds(int length, boolean lineFeed, boolean fits) {
        String text = "FROM a\n#" + "x".repeat(length - 1) + (lineFeed ? "\n" : "");
        if (fits) {
            assertThat(parsed(text).stages()).hasSize(1);
        } else {
            assertThat(refusal(text))
                    .returns("line-too-long", Diagnostic::rule)
                    .returns(Position.of(2, 1), Diagnostic::position);
        }
    }

    @Test
    void countsTheLengthOfALineInBytes() {
        assertThat(refusal("FROM a\n#" + "é".repeat(32_768)).rule()).isEqualTo("line-too-long");
    }

    @Test
    void refusesForAnEarlierMistakeThatTheFirstPassFinds() {
        String tooLong = "\n#" + "x".repeat(70_000);
        assertThat(refusal("FROM a\nENV x" + tooLong).rule()).isEqualTo("missing-value");
        assertThat(refusal("FROM a\nRUN <<E" + tooLong).rule()).isEqualTo("unterminated-heredoc");
        assertThat(refusal("FROM a\nRNU x" + tooLong).rule()).isEqualTo("line-too-long");
    }

    @Test
    void givesStagesTheirLastLine() throws DockerfileException {
        Dockerfile dockerfile = DockerfileReader.read("FROM a\n\nFROM b\nRUN <<E\nE\n\nFROM \\\nc\n# end\n");
        assertThat(dockerfile.stages()).extracting(Stage::endLine).containsExactly(1, 5, 8);
        assertThat(dockerfile.stages()).extracting(Stage::index).containsExactly(0, 1, 2);
    }
}
