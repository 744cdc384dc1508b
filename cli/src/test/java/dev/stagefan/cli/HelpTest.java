package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private final Session session = new Session(Path.of("."));

    @Test
    void ofStagefanListsTheCommands() throws Exception {
        Session.Outcome outcome = session.run("--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        Golden.check("help/stagefan.txt", outcome.out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"graph", "plan", "generate", "estimate", "lint", "timings", "run", "explain", "verify", "agent"})
    void ofACommandTeachesItsOptions(String command) throws Exception {
        Session.Outcome outcome = session.run(command, "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(session.run("help", command)).isEqualTo(outcome);
        Golden.check("help/" + command + ".txt", outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "show"})
    void ofATimingsCommandTeachesItsOptions(String command) throws Exception {
        Session.Outcome outcome = session.run("timings", command, "--help");

        assertThat(outcome.exitCode()).isZero();
        Golden.check("help/timings-" + command + ".txt", outcome.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stage", "merge", "resolve"})
    void ofAnAgentCommandTeachesItsOptions(String command) throws Exception {
        Session.Outcome outcome = session.run("agent", command, "--help");

        assertThat(outcome.exitCode()).isZero();
        Golden.check("help/agent-" + command + ".txt", outcome.out());
    }

    @Test
    void ofTimingsPullTeachesItsOptions() throws Exception {
        Golden.check(
                "help/timings-pull.txt",
                session.run("timings", "pull", "--help").out());
    }

    @Test
    void ofAgentReportTeachesItsOptions() throws Exception {
        Golden.check(
                "help/agent-report.txt",
                session.run("agent", "report", "--help").out());
    }

    @Test
    void theVersionGoesToStandardOutput() {
        assertThat(session.run("--version").out()).startsWith("stagefan ");
    }

    @Test
    void theCompletionScriptKnowsCommandsAndOptions() {
        assertThat(session.run("generate-completion").out())
                .startsWith("#!/usr/bin/env bash")
                .contains("--expose-arg", "--isolate", "mermaid");
    }

    @Test
    void aCommandIsNeeded() {
        Session.Outcome outcome = session.run();

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("stagefan: Missing required subcommand\nTry 'stagefan --help'.\n");
    }

    @Test
    void aMisspeltCommandIsGuessed() {
        Session.Outcome outcome = session.run("grpah", "Dockerfile");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("'grpah'").contains("did you mean graph?");
    }

    @Test
    void aMisspeltOptionIsGuessed() {
        Session.Outcome outcome = session.run("plan", "--tagret", "x");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("""
                        stagefan plan: Unknown option: '--tagret'; did you mean --target?
                        Try 'stagefan plan --help'.
                        """);
    }

    @Test
    void aWrongFormatIsAnsweredWithTheFormatsThereAre() {
        assertThat(session.run("graph", "--format", "yaml").err()).isEqualTo("""
                        stagefan graph: Invalid value for option '--format': it is one of text, json, mermaid, dot, not yaml
                        Try 'stagefan graph --help'.
                        """);
    }

    @Test
    void anArgumentThatStartsWithAnAtSignIsAPath() {
        assertThat(session.run("graph", "@Dockerfile").err())
                .isEqualTo("stagefan: could not read the Dockerfile @Dockerfile because there is no such file\n");
    }
}
