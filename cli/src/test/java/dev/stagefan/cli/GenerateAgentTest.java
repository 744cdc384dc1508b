package dev.stagefan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code stagefan generate --agent}: two files that belong together. */
class GenerateAgentTest {
    private static final String ATOM = "examples/atom/Dockerfile";
    private static final String FILE = ".github/workflows/atom.yml";
    private static final String PLAN = ".github/workflows/atom.plan.json";
    private static final String ACTION = "stagefan/stagefan/action@0123456789abcdef0123456789abcdef01234567 # v0.1.0";

    @TempDir
    Path temporary;

    private Session session;

    @BeforeEach
    void plantTheExamples() throws IOException {
        session = new Session(ExampleTree.plant(temporary));
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom", "dynamo", "beacon"})
    void writesTheWorkflowsAndPlansOfTheExamples(String example) throws Exception {
        Session.Outcome outcome = session.run(
                "generate",
                "-o=.github/workflows/" + example + ".yml",
                "--agent",
                "--action=" + ACTION,
                "--timings=examples/" + example + "/timings.yml",
                "examples/" + example + "/Dockerfile");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.both()).isEmpty();
        Golden.check("generate/" + example + "-agent.yml", read(".github/workflows/" + example + ".yml"));
        Golden.check("generate/" + example + "-agent.plan.json", read(".github/workflows/" + example + ".plan.json"));
    }

    @Test
    void theWorkflowNamesThePlanByPathAndDigest() throws Exception {
        generate();
        String digest = "sha256:"
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(Files.readAllBytes(temporary.resolve(PLAN))));

        assertThat(read(FILE)).contains("  PLAN: " + PLAN + "\n", "  PLAN_DIGEST: " + digest + "\n");
    }

    @Test
    void theHeaderSaysHowToWriteBothAgain() throws Exception {
        generate();

        assertThat(read(FILE))
                .contains("#   stagefan generate -o " + FILE + " --agent --action '" + ACTION + "' " + ATOM + "\n");
    }

    @Test
    void checkHoldsForFreshFiles() {
        generate();
        Session.Outcome outcome = generate("--check");

        assertThat(outcome.both()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({FILE + ",name: atom_image,name: atom_picture", PLAN + ",\"timeoutMinutes\" : ,\"timeoutMinutes\" : 1"})
    void checkSaysWhichFileIsStale(String file, String from, String to) throws Exception {
        generate();
        Files.writeString(temporary.resolve(file), read(file).replace(from, to));
        Session.Outcome outcome = generate("--check");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("--- " + file + "\n");
        assertThat(outcome.err())
                .startsWith("stagefan: " + file + " is stale; write it with: stagefan generate -o " + FILE);
    }

    @Test
    void checkSaysWhenBothAreStaleOrNotThere() throws Exception {
        generate();
        Files.delete(temporary.resolve(PLAN));
        Files.writeString(temporary.resolve(FILE), "name: other\n");

        assertThat(generate("--check").err())
                .startsWith(
                        "stagefan: " + PLAN + " is not there, and " + FILE + " is stale; write both with: stagefan");
    }

    @Test
    void aChangedDockerfileMakesThePlanStaleToo() throws Exception {
        generate();
        Path dockerfile = temporary.resolve(ATOM);
        Files.writeString(dockerfile, Files.readString(dockerfile) + "# a remark\n");

        assertThat(generate("--check").err()).contains(PLAN + " is stale, and " + FILE + " is stale; write both");
    }

    @Test
    void otherFilesOfTheFolderStay() throws Exception {
        generate();
        generate();

        try (var files = Files.list(temporary.resolve(".github/workflows"))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).sorted())
                    .containsExactly("atom.plan.json", "atom.yml");
        }
    }

    @Test
    void needsAFile() {
        Session.Outcome outcome = session.run("generate", "--agent", "--action=" + ACTION, ATOM);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("stagefan: could not write a workflow that calls the agent to standard output because its"
                        + " plan goes into a file next to it; give the workflow's file with -o\n");
        assertThat(session.run("generate", "-o=-", "--agent", "--action=" + ACTION, ATOM)
                        .err())
                .contains("give the workflow's file with -o");
    }

    @Test
    void needsAnAction() {
        Session.Outcome outcome = session.run("generate", "-o", FILE, "--agent", ATOM);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("--action OWNER/REPO/PATH@COMMIT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--action=./action",
                "--jar=x.jar",
                "--jar-sha256=0",
                "--optional=all",
                "--refresh=base=weekly",
                "--resolve-arg=AITER_COMMIT=git:https://example.com/aiter#main",
                "--reuse-from=main",
                "--salt=2",
                "--attest",
                "--history=oci"
            })
    void theWorkflowWithoutTheAgentTakesNoneOfItsOptions(String option) {
        Session.Outcome outcome = session.run("generate", option, ATOM);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("stagefan: could not use " + option.replaceFirst("=.*", "")
                        + " because the workflow does not call the agent; give --agent, too\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--action=acme/agent@v1 | a tag can be moved",
                "--jar=https://example.com/x.jar | give both",
                "--jar-sha256=0123 | give both",
                "--refresh=bas=weekly | try one of base, build_mori",
                "--resolve-arg=NOTHING=git:https://example.com/x#main | no stage that is built sees it",
                "--buildkit-certificates=BUILDKIT | give --buildkit-endpoint, too",
                "--buildkit-endpoint=buildkitd | try tcp://buildkitd.example.com:1234"
            })
    void saysWhyAnOptionCannotBeUsed(String option, String message) {
        Session.Outcome outcome = generate(option);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("stagefan: could not ").contains(message);
        assertThat(temporary.resolve(FILE)).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--pull-requests=twice,'it is one of none, one-job, fan-out, not twice'",
        "--history=disk,'oci, branch, artifact'"
    })
    void saysWhichChoicesThereAre(String option, String message) {
        assertThat(generate(option).err()).contains(message);
    }

    @Test
    void onlyTheAgentFansPullRequestsOut() {
        assertThat(session.run("generate", "--pull-requests=fan-out", ATOM).err())
                .startsWith("stagefan: could not fan a pull request out because the workflow does not call the agent");
    }

    @ParameterizedTest
    @CsvSource({"main,false", "release/**,false", "dependabots,false", "**,true", "dependabot/**,true", "d*/**,true"})
    void oneJobPushesNothingWhereDependabotMayPush(String branch, boolean job) throws IOException {
        generate("--on-push=" + branch);

        assertThat(read(FILE).contains("\n  pull-request:\n")).isEqualTo(job);
    }

    @Test
    void theOlderFlagForPullRequestsMeansOneJob() throws IOException {
        generate("--on-pull-request");
        String older = read(FILE);
        generate("--pull-requests=one-job");

        assertThat(older.replace("--on-pull-request", "--pull-requests one-job"))
                .isEqualTo(read(FILE));
    }

    @Test
    void theReportPlansAgainByTheSettingsFile() throws IOException {
        Files.writeString(temporary.resolve("stagefan.yml"), "limits:\n  max-jobs: 3\n");

        generate();

        assertThat(read(FILE)).contains("          settings: stagefan.yml\n", "            /stagefan.yml\n");
    }

    private Session.Outcome generate(String... more) {
        List<String> arguments = new ArrayList<>(List.of("generate", "-o", FILE, "--agent"));
        arguments.addAll(List.of(more));
        if (List.of(more).stream().noneMatch(option -> option.startsWith("--action"))) {
            arguments.add("--action=" + ACTION);
        }
        arguments.add(ATOM);
        return session.run(arguments.toArray(String[]::new));
    }

    private String read(String file) throws IOException {
        return Files.readString(temporary.resolve(file));
    }
}
