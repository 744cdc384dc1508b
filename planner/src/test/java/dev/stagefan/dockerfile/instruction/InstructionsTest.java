package dev.stagefan.dockerfile.instruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stagefan.dockerfile.Dockerfile;
import dev.stagefan.dockerfile.DockerfileException;
import dev.stagefan.dockerfile.Instruction;
import dev.stagefan.dockerfile.Origin;
import dev.stagefan.dockerfile.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstructionsTest {
    private static final Origin FROM = new Origin("from", "FROM base", Position.of(9, 3), 10);

    private static Instruction trigger(String line) throws DockerfileException {
        Dockerfile dockerfile = DockerfileReader.read("FROM a\n" + line + "\n");
        Instruction.OnBuild onBuild =
                (Instruction.OnBuild) dockerfile.stages().get(0).instructions().get(0);
        return Instructions.parseTrigger(onBuild, FROM);
    }

    @Test
    void makesTheTriggerAnInstructionAtTheFromThatRunsIt() throws DockerfileException {
        Instruction.Copy copy = (Instruction.Copy) trigger("ONBUILD COPY --from=x \\\n a b");
        assertThat(copy.flags().from()).isEqualTo("x");
        assertThat(copy.origin())
                .returns("copy", Origin::keyword)
                .returns("COPY --from=x  a b", Origin::text)
                .returns(Position.of(9, 3), Origin::position)
                .returns(9, Origin::startLine)
                .returns(10, Origin::endLine);
        assertThat(copy.origin().positionOf("--from=x")).isEqualTo(Position.of(9, 3));
    }

    @Test
    void bringsTheHeredocsAlong() throws DockerfileException {
        Instruction.Run run = (Instruction.Run) trigger("ONBUILD RUN <<A <<-B\n1\nA\n\t2\n\tB");
        assertThat(run.heredocs())
                .containsExactly(
                        new Instruction.Heredoc("A", "1\n", true, false),
                        new Instruction.Heredoc("B", "\t2\n", true, true));
        assertThat(run.heredocs().get(1).content()).isEqualTo("2\n");
    }

    @Test
    void refusesATriggerOfATriggerThatANoBreakSpaceHangsOn() {
        DockerfileException refusal =
                catchThrowableOfType(DockerfileException.class, () -> trigger("ONBUILD ONBUILD\u00a0 RUN x"));
        assertThat(refusal.diagnostic().rule()).isEqualTo("invalid-trigger");
    }

    @Test
    void chompsTabsBehindLineFeedsOnly() {
        assertThat(new Instruction.Heredoc("A", "\t1\r\t2\n\t\t3\u0085\t4\n", true, true).content())
                .isEqualTo("1\r\t2\n3\u0085\t4\n");
    }

    @Test
    void readsTheTriggerWithTheUsualEscapeCharacterAgain() throws DockerfileException {
        Dockerfile dockerfile = DockerfileReader.read("# escape=`\nFROM a\nONBUILD RUN --mount=a\\b x\n");
        Instruction.OnBuild onBuild =
                (Instruction.OnBuild) dockerfile.stages().get(0).instructions().get(0);
        Instruction.Run run = (Instruction.Run) Instructions.parseTrigger(onBuild, FROM);
        assertThat(run.mounts()).containsExactly("ab");
    }

    @ParameterizedTest
    @CsvSource({
        "ONBUILD RNU x, unknown-instruction",
        "ONBUILD COPY x, argument-count",
        "ONBUILD RUN --mount=from=$x y, variable-in-from",
        "ONBUILD #x, no-instructions",
        "ONBUILD -- RUN x, unknown-instruction",
        "ONBUILD RUN --network=x y, invalid-network",
    })
    void refusesTheTriggerAtTheFromThatRunsIt(String line, String rule) {
        DockerfileException refusal = catchThrowableOfType(DockerfileException.class, () -> trigger(line));
        assertThat(refusal.diagnostic().rule()).isEqualTo(rule);
        assertThat(refusal.diagnostic().position()).isEqualTo(Position.of(9, 3));
    }

    @ParameterizedTest
    @CsvSource({"'RUN a\nRUN b'", "FROM a"})
    void refusesWhatIsNotOneInstructionOfAStage(String expression) {
        Instruction.OnBuild onBuild = new Instruction.OnBuild(FROM, expression);
        DockerfileException refusal =
                catchThrowableOfType(DockerfileException.class, () -> Instructions.parseTrigger(onBuild, FROM));
        assertThat(refusal.diagnostic().rule()).isEqualTo("invalid-trigger");
    }
}
