package dev.stagefan.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.dockerfile.Diagnostic;
import dev.stagefan.dockerfile.Position;
import org.junit.jupiter.api.Test;

class DiagnosticTextTest {
    @Test
    void showsThePlaceTheLineAndTheWayOut() {
        assertThat(render(
                        "FROM alpine\nFORM base\n",
                        Diagnostic.error("unknown-instruction", "unknown instruction FORM", Position.of(2, 1))
                                .withHelp("did you mean FROM?")))
                .isEqualTo("""
                        docker/Dockerfile:2:1: error: unknown instruction FORM [unknown-instruction]
                          2 | FORM base
                            | ^
                          help: did you mean FROM?
                        """);
    }

    @Test
    void putsTheCaretUnderTheColumn() {
        assertThat(render("COPY\t--from=x a b", Diagnostic.warning("rule", "message", Position.of(1, 13))))
                .isEqualTo("""
                        docker/Dockerfile:1:13: warning: message [rule]
                          1 | COPY    --from=x a b
                            |                ^
                        """);
    }

    @Test
    void cutsALongLineAroundThePlace() {
        String line = "RUN " + "a".repeat(200) + "b" + "c".repeat(200);

        assertThat(render(line, Diagnostic.error("rule", "message", Position.of(1, 205))))
                .isEqualTo("docker/Dockerfile:1:205: error: message [rule]\n"
                        + "  1 | …" + "a".repeat(60) + "b" + "c".repeat(59) + "…\n"
                        + "    |  " + " ".repeat(60) + "^\n");
    }

    @Test
    void doesWithoutALineThatIsNotThere() {
        assertThat(render("FROM alpine", Diagnostic.error("rule", "message", Position.of(9, 1))))
                .isEqualTo("docker/Dockerfile:9:1: error: message [rule]\n");
    }

    @Test
    void givesNoCommandsToTheTerminal() {
        assertThat(render("RUN \u001b[2J\u202e\r", Diagnostic.error("rule", "no \u001b]0;x\u0007", Position.of(1, 5))))
                .isEqualTo("""
                        docker/Dockerfile:1:5: error: no \ufffd]0;x\ufffd [rule]
                          1 | RUN \ufffd[2J\ufffd
                            |     ^
                        """);
    }

    @Test
    void coloursOnATerminal() {
        DiagnosticText text = DiagnosticText.of("D", "FORM", Style.COLOURED);

        assertThat(text.render(Diagnostic.error("rule", "message", Position.of(1, 1))))
                .isEqualTo("""
                        \u001b[1mD:1:1:\u001b[0m \u001b[1;31merror:\u001b[0m message [rule]
                          1 | FORM
                            | \u001b[1m^\u001b[0m
                        """);
    }

    private static String render(String dockerfile, Diagnostic diagnostic) {
        return DiagnosticText.of("docker/Dockerfile", dockerfile, Style.PLAIN).render(diagnostic);
    }
}
