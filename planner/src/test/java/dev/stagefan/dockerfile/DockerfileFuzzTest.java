package dev.stagefan.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stagefan.dockerfile.instruction.DockerfileReader;
import dev.stagefan.dockerfile.instruction.Instructions;
import dev.stagefan.dockerfile.instruction.MountReader;
import dev.stagefan.dockerfile.text.ByteText;

/**
 * Whatever the bytes are, the reader answers with a Dockerfile or refuses it, and every place it names is in the file.
 *
 * <p>The normal build runs the seeds in {@code src/test/resources}. With {@code JAZZER_FUZZ=1} in the environment Jazzer
 * looks for new inputs, for as long as is said here, and keeps one that breaks the test among the seeds:
 *
 * <pre>JAZZER_FUZZ=1 ./mvnw -pl planner test -Dtest=DockerfileFuzzTest -Djazzer.hooks=true -Djazzer.max_duration=1h</pre>
 */
class DockerfileFuzzTest {
    @FuzzTest
    void readsOrRefusesAnything(byte[] bytes) {
        String text = ByteText.toText(ByteText.of(bytes));
        try {
            Dockerfile dockerfile = DockerfileReader.read(bytes);
            assertThat(dockerfile.text()).isEqualTo(text);
            dockerfile.diagnostics().forEach(diagnostic -> checkDiagnostic(diagnostic, text));
            dockerfile.stages().forEach(stage -> checkStage(stage, text));
        } catch (DockerfileException e) {
            checkDiagnostic(e.diagnostic(), text);
        }
    }

    private static void checkStage(Stage stage, String text) {
        int line = stage.from().startLine();
        for (Instruction instruction : stage.instructions()) {
            Origin origin = instruction.origin();
            assertThat(origin.startLine()).isGreaterThan(line);
            assertThat(origin.endLine())
                    .isGreaterThanOrEqualTo(origin.position().line());
            origin.places().forEach(place -> checkPosition(place.position(), text));
            line = origin.endLine();
            checkLater(instruction, stage.from());
        }
        assertThat(stage.endLine()).isGreaterThanOrEqualTo(line);
    }

    /** Mounts and triggers are read when a stage is run; they too may be refused. */
    private static void checkLater(Instruction instruction, Origin from) {
        try {
            if (instruction instanceof Instruction.OnBuild trigger) {
                assertThat(Instructions.parseTrigger(trigger, from).origin().position())
                        .isEqualTo(from.position());
            }
            if (instruction instanceof Instruction.Run run) {
                for (String mount : run.mounts()) {
                    MountReader.read(mount, run.origin().position(), word -> word);
                }
            }
        } catch (DockerfileException e) {
            assertThat(e.diagnostic().severity()).isEqualTo(Severity.ERROR);
        }
    }

    private static void checkDiagnostic(Diagnostic diagnostic, String text) {
        checkPosition(diagnostic.position(), text);
        assertThat(new DiagnosticRenderer("Dockerfile", text).render(diagnostic))
                .contains("[" + diagnostic.rule() + "]\n");
    }

    private static void checkPosition(Position position, String text) {
        String[] lines = text.split("\n", -1);
        assertThat(position.line()).isLessThanOrEqualTo(lines.length);
        assertThat(position.column()).isLessThanOrEqualTo(lines[position.line() - 1].length() + 1);
    }
}
