package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateCommandTest {
    private static final String ATOM = "examples/atom/Dockerfile";
    private static final String FILE = ".github/workflows/atom.yml";

    @TempDir
    Path temporary;

    private Session session;

    @BeforeEach
    void plantTheExamples() throws IOException {
        session = new Session(ExampleTree.plant(temporary));
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "dynamo", "beacon"})
    void writesTheWorkflowsOfTheExamples(String example) throws Exception {
        Session.Outcome outcome = session.run(
                "generate", "--timings", "examples/" + example + "/timings.yml", "examples/" + example + "/Dockerfile");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        Golden.check("generate/" + example + ".yml", outcome.out());
    }

    @Test
    void theHeaderSaysHowToWriteTheFileAgain() throws Exception {
        session.run("generate", "-o", FILE, "--schedule", "30 2 * * *", "--on-pull-request", "--name", "it's", ATOM);
        String again = header(FILE);

        assertThat(again)
                .isEqualTo("stagefan generate -o " + FILE + " --name 'it'\\''s' --schedule '30 2 * * *'"
                        + " --on-pull-request " + ATOM);
    }

    @Test
    void theHeaderIsTheSameFromAnyDirectory() throws Exception {
        session.run("generate", "-o", FILE, "--timings", "examples/atom/timings.yml", ATOM);
        String written = Files.readString(temporary.resolve(FILE));
        Session inside = new Session(temporary.resolve("examples/atom"));

        Session.Outcome outcome = inside.run("generate", "--check", "--timings=timings.yml", "-o=../../" + FILE);

        assertThat(outcome.both()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(Files.readString(temporary.resolve(FILE))).isEqualTo(written);
    }

    @Test
    void theHeaderNamesASettingsFileThatIsNotAtTheRoot() throws Exception {
        Files.writeString(temporary.resolve("examples/atom/stagefan.yml"), "limits: {max-jobs: 3}\n");
        new Session(temporary.resolve("examples/atom")).run("generate", "-o", "../../" + FILE);

        assertThat(header(FILE))
                .isEqualTo("stagefan generate -o " + FILE + " --config examples/atom/stagefan.yml " + ATOM);
    }

    @Test
    void checkHoldsForAFreshFile() {
        session.run("generate", "-o", FILE, ATOM);
        Session.Outcome outcome = session.run("generate", "--check", "-o", FILE, ATOM);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.both()).isEmpty();
    }

    @Test
    void checkShowsWhatIsStaleAndLeavesTheFile() throws Exception {
        session.run("generate", "-o", FILE, ATOM);
        Path file = temporary.resolve(FILE);
        String edited = Files.readString(file).replace("runs-on: ubuntu-24.04", "runs-on: ubuntu-22.04");
        Files.writeString(file, edited);
        Session.Outcome outcome = session.run("generate", "--check", "-o", FILE, ATOM);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .startsWith("--- " + FILE + "\n")
                .contains("-    runs-on: ubuntu-22.04\n+    runs-on: ubuntu-24.04\n");
        assertThat(outcome.err())
                .isEqualTo("stagefan: " + FILE + " is stale; write it with: stagefan generate -o " + FILE + " " + ATOM
                        + "\n");
        assertThat(file).hasContent(edited);
    }

    @Test
    void checkMissesAFileThatIsNotThere() {
        Session.Outcome outcome = session.run("generate", "--check", "-o", FILE, ATOM);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("stagefan: " + FILE + " is not there; write it with: stagefan generate");
        assertThat(temporary.resolve(FILE)).doesNotExist();
    }

    @Test
    void checkNeedsAFile() {
        Session.Outcome outcome = session.run("generate", "--check", ATOM);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("give it with -o");
    }

    @Test
    void writesWhatTheOptionsAskFor() {
        Session.Outcome outcome = session.run(
                "generate",
                "--schedule=0 3 * * 1",
                "--on-push=main",
                "--expose-arg=GPU_ARCH",
                "--tag=type=raw,value=nightly",
                "--image=acme/atom",
                "--registry=registry.example",
                "--registry-username-secret=REGISTRY_USER",
                "--registry-password-secret=REGISTRY_TOKEN",
                "--environment=release",
                ATOM);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains(
                        "cron: 0 3 * * 1", "- main", "GPU_ARCH", "type=raw,value=nightly", "registry.example/acme/atom")
                .contains("secrets.REGISTRY_USER", "secrets.REGISTRY_TOKEN", "environment: release");
    }

    @Test
    void secretsHaveTheNamesThatTheOptionsGive() {
        Session.Outcome outcome =
                session.run("generate", "--secret-name=npm_token=CONSOLE_TOKEN", "examples/beacon/Dockerfile");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("secrets.CONSOLE_TOKEN", "secrets.NETRC")
                .doesNotContain("secrets.NPM_TOKEN");
    }

    @Test
    void writesAWorkflowThatMissesALimitAndSaysSo() {
        Session.Outcome outcome =
                session.run("generate", "-o", FILE, "--timings", "examples/atom/timings.yml", "--timeout", "1h", ATOM);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("stagefan: ");
        assertThat(temporary.resolve(FILE)).exists();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--registry=registry.example | --registry-username-secret",
                "--registry-username-secret=A | give both",
                "--schedule=often | often",
                "--expose-arg=NOT_THERE | NOT_THERE",
                "--secret-name=npm_token | --secret-name npm_token=NPM_TOKEN"
            })
    void saysWhyAnOptionCannotBeUsed(String option, String message) {
        Session.Outcome outcome = session.run("generate", option, "-o", FILE, ATOM);

        assertThat(outcome.exitCode()).as(outcome.both()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("stagefan: could not ").contains(message);
        assertThat(temporary.resolve(FILE)).doesNotExist();
    }

    private String header(String file) throws IOException {
        return Files.readAllLines(temporary.resolve(file)).stream()
                .filter(line -> line.startsWith("#   stagefan"))
                .findFirst()
                .orElseThrow()
                .substring("#   ".length());
    }
}
