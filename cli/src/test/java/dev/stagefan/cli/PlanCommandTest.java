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
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommandTest {
    private static final String ATOM = "examples/atom/Dockerfile";
    private static final String ATOM_TIMINGS = "--timings=examples/atom/timings.yml";

    @TempDir
    Path temporary;

    private Session session;

    @BeforeEach
    void plantTheExamples() throws IOException {
        session = new Session(ExampleTree.plant(temporary));
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "dynamo", "beacon"})
    void showsTheExamples(String example) throws Exception {
        Session.Outcome outcome = session.run(
                "plan", "--timings", "examples/" + example + "/timings.yml", "examples/" + example + "/Dockerfile");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        Golden.check("plan/" + example + ".txt", outcome.out());
    }

    @Test
    void followsTheGraphWhereNothingIsKnown() throws Exception {
        Session.Outcome outcome = session.run("plan", ATOM);

        assertThat(outcome.exitCode()).isZero();
        Golden.check("plan/atom-unknown.txt", outcome.out());
    }

    @Test
    void writesThePlanAsJson() throws Exception {
        JsonNode plan = json(session.run("plan", "--format=json", ATOM_TIMINGS, ATOM));

        assertThat(plan.get("schema").textValue()).isEqualTo("stagefan/plan/v1");
        assertThat(plan.get("dockerfile").textValue()).isEqualTo(ATOM);
        assertThat(plan.get("context").textValue()).isEqualTo("examples/atom");
    }

    @Test
    void pathsAreThoseOfTheWorkTreeFromAnyDirectory() throws Exception {
        Session inside = new Session(temporary.resolve("examples/atom"));

        assertThat(inside.run("plan", "--format=json", "--timings=timings.yml").out())
                .isEqualTo(
                        session.run("plan", "--format=json", ATOM_TIMINGS, ATOM).out());
    }

    @Test
    void theContextIsWhatTheOptionNames() throws Exception {
        JsonNode plan = json(session.run("plan", "--format=json", "--context=.", ATOM));

        assertThat(plan.get("context").textValue()).isEqualTo(".");
    }

    @Test
    void noticesAContextThatIsProbablyAnother() throws Exception {
        Files.createDirectories(temporary.resolve("docker"));
        Files.createDirectories(temporary.resolve("requirements"));
        Files.writeString(temporary.resolve("requirements/common.txt"), "");
        Files.writeString(
                temporary.resolve("docker/Dockerfile"),
                "FROM alpine\nCOPY *.txt generated.txt requirements/common.txt /app/\n");

        assertThat(session.run("plan", "docker/Dockerfile").err())
                .isEqualTo("stagefan: warning: the Dockerfile takes requirements/common.txt from its context, which is"
                        + " its own directory and does not hold it; try --context .\n");
        assertThat(new Session(temporary.resolve("docker")).run("plan").err())
                .endsWith("try --context ..\n");
        assertThat(session.run("plan", "--context=.", "docker/Dockerfile").err())
                .isEmpty();
    }

    @Test
    void endsWithOneWhenTheTimeoutCannotBeKept() {
        Session.Outcome outcome = session.run("plan", ATOM_TIMINGS, "--timeout=1h", ATOM);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("stagefan: ");
        assertThat(outcome.out()).contains("Limits that this plan does not keep");
    }

    @Test
    void keepsATimeoutThatCanBeKept() {
        assertThat(session.run("plan", ATOM_TIMINGS, "--timeout=2h", ATOM).exitCode())
                .isZero();
    }

    @Test
    void plansNoMoreJobsThanItMay() throws Exception {
        JsonNode plan = json(session.run("plan", "--format=json", ATOM_TIMINGS, "--max-jobs=3", ATOM));

        assertThat(plan.get("jobs")).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theUserDecidesAboutStages() throws Exception {
        Session.Outcome outcome = session.run(
                "plan",
                ATOM_TIMINGS,
                "--isolate=build_rccl",
                "--isolate=build_mori",
                "--fuse=base,build_triton",
                "--runner=build_aiter=ubuntu-22.04",
                ATOM);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .containsPattern("build_rccl +build_rccl ")
                .containsPattern("build_mori +build_mori ")
                .containsPattern("base, build_triton ")
                .containsPattern("build_aiter .*ubuntu-22.04 ");
    }

    @Test
    void optionsGoBeforeTheSettingsFile() throws Exception {
        Files.writeString(
                temporary.resolve("stagefan.yml"), "limits:\n  max-jobs: 2\nrunners:\n  base: ubuntu-22.04\n");

        assertThat(json(session.run("plan", "--format=json", ATOM_TIMINGS, ATOM))
                        .get("jobs"))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(json(session.run("plan", "--format=json", ATOM_TIMINGS, "--max-jobs=5", ATOM))
                        .get("jobs"))
                .hasSize(5);
        assertThat(session.run("plan", "--runner=base=ubuntu-26.04", ATOM).out())
                .contains("ubuntu-26.04")
                .doesNotContain("ubuntu-22.04");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--timings=nowhere.yml | stagefan: could not read the timings file nowhere.yml because there is no such file",
                "--config=nowhere.yml | stagefan: could not read the settings file nowhere.yml because there is no such file",
                "--context=nowhere | stagefan: could not use the context nowhere because it is no directory here",
                "--timeout=soon | stagefan: could not read --timeout soon because it is no duration",
                "--fuse=base | stagefan: could not read --fuse base because it takes two stages or more",
                "--runner=base | stagefan: could not read --runner base because it is no NAME=VALUE",
                "--max-jobs=many | stagefan plan: Invalid value for option '--max-jobs'"
            })
    void saysWhyAnOptionCannotBeUsed(String option, String message) {
        Session.Outcome outcome = session.run("plan", option, ATOM);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith(message);
    }

    @Test
    void pointsAtTheMistakeInATimingsFile() throws Exception {
        Files.writeString(temporary.resolve("t.yml"), "schema: stagefan/timings/v1\nstages:\n  base: soon\n");
        Session.Outcome outcome = session.run("plan", "--timings=t.yml", ATOM);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("t.yml:3:9: ");
    }

    @Test
    void guessesAMisspeltStage() {
        Session.Outcome outcome = session.run("plan", "--isolate=build_trition", ATOM);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("build_trition").contains("build_triton");
    }

    @Test
    void refusesADockerfileOutsideOfTheWorkTree() throws Exception {
        Path repository = Files.createDirectories(temporary.resolve("repository"));
        Files.createDirectories(repository.resolve(".git"));
        Session.Outcome outcome = new Session(repository).run("plan", "../" + ATOM);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("stagefan: could not plan for ../" + ATOM + " because it is outside of ");
    }

    @Test
    void refusesStandardInput() {
        Session.Outcome outcome = session.withInput("FROM scratch\n").run("plan", "-");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("stagefan: could not plan a Dockerfile from standard input because");
    }

    private static JsonNode json(Session.Outcome outcome) throws IOException {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return new ObjectMapper().readTree(outcome.out());
    }
}
