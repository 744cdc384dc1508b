package dev.stagefan.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stagefan.dockerfile.instruction.DockerfileReader;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files of a size that shows a quadratic step or a recursion, which would make these tests hang or overflow. */
class DockerfileSizeTest {
    private static String refusedRule(String text) {
        return catchThrowableOfType(DockerfileException.class, () -> DockerfileReader.read(text))
                .diagnostic()
                .rule();
    }

    private static Instruction first(String text) throws DockerfileException {
        return DockerfileReader.read(text).stages().get(0).instructions().get(0);
    }

    @Test
    void refusesAMegabyteOfGarbage() {
        byte[] garbage = new byte[1 << 20];
        new Random(1).nextBytes(garbage);
        assertThat(catchThrowableOfType(DockerfileException.class, () -> DockerfileReader.read(garbage)))
                .isNotNull();
    }

    @Test
    void readsAHundredThousandLines() throws DockerfileException {
        Dockerfile dockerfile = DockerfileReader.read("FROM a\n" + "RUN x\n".repeat(100_000));
        assertThat(dockerfile.stages().get(0).instructions()).hasSize(100_000);
    }

    @Test
    void readsTenThousandStages() throws DockerfileException {
        String text = IntStream.range(0, 10_000)
                .mapToObj(i -> "FROM a AS s" + i + "\nCOPY --from=s0 x y\n")
                .collect(Collectors.joining());
        assertThat(DockerfileReader.read(text).stages()).hasSize(10_000);
    }

    @Test
    void refusesALineOfAMegabyte() {
        assertThat(refusedRule("FROM a\nRUN " + "x".repeat(1 << 20))).isEqualTo("line-too-long");
    }

    @Test
    void joinsAHundredThousandContinuations() throws DockerfileException {
        Instruction.Copy copy = (Instruction.Copy) first("FROM a\nCOPY x" + " \\\n y".repeat(100_000));
        assertThat(copy.sources()).hasSize(100_000);
        assertThat(copy.origin().places().get(100_000).position()).isEqualTo(Position.of(100_002, 2));
    }

    @Test
    void readsALongLineOfManyWideWords() throws DockerfileException {
        Instruction.Copy copy = (Instruction.Copy) first("FROM a\nCOPY " + "é ".repeat(20_000) + "x");
        assertThat(copy.origin().positionOf("x")).isEqualTo(Position.of(2, 40_006));
    }

    @Test
    void readsAHundredThousandFlags() throws DockerfileException {
        Instruction.Copy copy = (Instruction.Copy) first("FROM a\nCOPY " + "--exclude=x \\\n".repeat(100_000) + "a b");
        assertThat(copy.flags().excludes()).hasSize(100_000);
    }

    @Test
    void readsThousandsOfHeredocsOnOneLine() throws DockerfileException {
        Instruction.Copy copy =
                (Instruction.Copy) first("FROM a\nCOPY " + "<<E \\\n".repeat(20_000) + "/x\n" + "E\n".repeat(20_000));
        assertThat(copy.heredocs()).hasSize(20_000);
    }

    @Test
    void refusesADeepChainOfOnbuilds() {
        assertThat(refusedRule("FROM a\n" + "ONBUILD \\\n".repeat(100_000) + "RUN x"))
                .isEqualTo("invalid-trigger");
        assertThat(refusedRule("FROM a\n" + "ONBUILD \\\n".repeat(100_000) + "ENV x"))
                .isEqualTo("missing-value");
    }

    @Test
    void readsDeepJsonAndDeepSubstitutions() throws DockerfileException {
        assertThat(first("FROM a\nCMD " + "[\\\n".repeat(200_000))).isInstanceOf(Instruction.Cmd.class);
        assertThat(first("FROM a\nRUN <<E " + "${a:-\\\n".repeat(100_000))).isInstanceOf(Instruction.Run.class);
    }
}
