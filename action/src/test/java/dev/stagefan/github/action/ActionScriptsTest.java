package dev.stagefan.github.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.github.action.CompositeRun.Call;
import dev.stagefan.github.action.CompositeRun.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the action's inputs: arguments of stagefan, one each, whatever they hold; and what comes out. */
class ActionScriptsTest {
    /** What a shell, GitHub and a command line would each make something of. */
    private static final String HOSTILE = "-x $(id) `id` ' \" \\ * ;&| %0A ::error::é #";

    private static final String HOSTILE_LINES = HOSTILE + "\r\n\n  " + HOSTILE + "\n--delete";
    private static final List<String> EACH = List.of(HOSTILE, "  " + HOSTILE, "--delete");

    @TempDir
    Path folder;

    private CompositeRun run;

    /**
     * One input.
     *
     * @param commands those that it is for
     * @param value what is given
     * @param arguments what comes of it
     */
    record Row(String input, List<String> commands, String value, List<String> arguments) {}

    static List<Row> rows() {
        return List.of(
                one("plan", "--plan", "resolve", "stage", "merge", "report"),
                one("plan-digest", "--plan-digest", "resolve", "stage", "merge", "report"),
                one("job", "--job", "stage"),
                one("image", "--image", "resolve", "stage", "merge", "clean"),
                one("cache-image", "--cache-image", "stage", "merge", "clean"),
                one("needs", "--needs", "stage", "merge", "report"),
                one("resolution", "--resolution", "stage", "merge"),
                each("tags", "--tag", "merge"),
                each("labels", "--label", "merge"),
                each("annotations", "--annotation", "merge"),
                each("build-args", "--build-arg", "resolve", "stage", "merge"),
                new Row(
                        "secret-envs",
                        List.of("stage", "merge"),
                        "npm=NPM\r\n\nit's $(id)=A=B",
                        List.of("--secret=id=npm,env=NPM", "--secret=id=it's $(id),env=A=B")),
                each("ssh", "--ssh", "stage", "merge"),
                one("builder", "--builder", "stage", "merge"),
                one("attempts", "--attempts", "stage", "merge"),
                each("optional", "--optional", "resolve"),
                one("commit", "--commit", "resolve"),
                each("resolve-args", "--resolve-arg", "resolve"),
                each("refresh", "--refresh", "resolve"),
                new Row(
                        "rebuild",
                        List.of("resolve"),
                        "base, build_a,\n *  -x\r\n",
                        List.of("--rebuild=base", "--rebuild=build_a", "--rebuild=*", "--rebuild=-x")),
                one("namespace", "--namespace", "resolve"),
                each("namespace", "--namespace", "clean"),
                each("reuse-from", "--reuse-from", "resolve"),
                one("salt", "--salt", "resolve"),
                one("attested", "--attested", "resolve"),
                new Row("records", List.of("report"), "records $(id)", List.of("--records=records $(id)")),
                one("history", "--history", "report"),
                one("settings", "--settings", "report"),
                one("warn-near", "--warn-near", "report"),
                one("warn-worse", "--warn-worse", "report"),
                new Row("dockerfile", List.of("generate", "check", "estimate"), HOSTILE, List.of("--", HOSTILE)),
                one("workflow", "--output", "generate", "check"),
                one("timings", "--timings", "generate", "check", "estimate"),
                one("timeout", "--timeout", "generate", "check", "estimate"),
                new Row("arguments", List.of("generate", "check", "estimate", "clean"), HOSTILE_LINES, EACH),
                one("older-than", "--older-than", "clean"),
                one("keep", "--keep", "clean"),
                new Row("delete", List.of("clean"), "true", List.of("--delete")));
    }

    /** Inputs that are no arguments, each with the test that it has here or in {@link PrepareScriptTest}. */
    private static final Set<String> OTHERS =
            Set.of("command", "jar", "jar-sha256", "record", "on-stale", "title", "token", "working-directory");

    private static Row one(String input, String option, String... commands) {
        String value = HOSTILE + "\n{\n  \"next\": \"line\"\n}";
        return new Row(input, List.of(commands), value, List.of(option + "=" + value));
    }

    private static Row each(String input, String option, String... commands) {
        return new Row(
                input,
                List.of(commands),
                HOSTILE_LINES,
                EACH.stream().map(value -> option + "=" + value).toList());
    }

    @BeforeEach
    void runner() throws IOException {
        run = CompositeRun.prepared(folder);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anInputBecomesArguments(Row row) throws IOException {
        for (String command : row.commands()) {
            assertThat(arguments(command, Map.of(row.input(), row.value())))
                    .as(command)
                    .containsSubsequence(row.arguments());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate", "check", "estimate", "resolve", "stage", "merge", "report", "clean"})
    void anInputThatIsForOthersIsNone(String command) throws IOException {
        Map<String, String> others = new TreeMap<>();
        rows().forEach(row -> others.put(row.input(), row.value()));
        rows().stream().filter(row -> row.commands().contains(command)).forEach(row -> others.remove(row.input()));

        assertThat(others).isNotEmpty();
        assertThat(arguments(command, others)).isEqualTo(arguments(command, Map.of()));
    }

    @Test
    void everyInputIsInATest() {
        Set<String> tested = new TreeSet<>(OTHERS);
        rows().forEach(row -> tested.add(row.input()));

        assertThat(CompositeRun.map(CompositeRun.DEFINITION.get("inputs")).keySet())
                .isEqualTo(tested);
    }

    /** Those that have a default other than nothing. */
    @Test
    void anInputThatIsNotGivenIsNoArgument() throws IOException {
        assertThat(arguments("resolve", Map.of())).containsExactly("agent", "resolve");
        assertThat(arguments("stage", Map.of()))
                .containsExactly("agent", "stage", "--record=/temp/record.json", "--attempts=3");
        assertThat(arguments("merge", Map.of()))
                .containsExactly("agent", "merge", "--record=/temp/record.json", "--attempts=3");
        assertThat(arguments("clean", Map.of())).containsExactly("clean", "--older-than=30");
        assertThat(arguments("generate", Map.of())).containsExactly("generate");
        assertThat(arguments("check", Map.of())).containsExactly("generate", "--check");
        assertThat(arguments("estimate", Map.of())).containsExactly("estimate", "--format=markdown");
    }

    @Test
    void aRunOfTheWorkflowTellsItselfFromOthers() throws IOException {
        run.environment.put("GITHUB_RUN_ID", "8123");
        run.environment.put("GITHUB_RUN_ATTEMPT", "2");

        assertThat(arguments("stage", Map.of())).contains("--run=8123-2");
        assertThat(arguments("merge", Map.of())).contains("--run=8123-2");
    }

    @Test
    void aWorkflowThatIsNotStaleHolds() throws IOException {
        run.with("command", "check").with("workflow", ".github/workflows/image.yml");

        assertThat(run.step("agent").exitCode()).isZero();
        assertThat(run.output("agent", "stale")).isEqualTo("false");
        assertThat(run.calls()).hasSize(1);
    }

    @Test
    void aStaleWorkflowFailsTheJob() throws IOException {
        run.javaEndsWith(1).with("command", "check").with("workflow", "image.yml");

        assertThat(run.step("agent").exitCode()).isEqualTo(1);
        assertThat(run.output("agent", "stale")).isEqualTo("true");
        assertThat(run.calls()).hasSize(1);
    }

    @Test
    void aStaleWorkflowBecomesAPullRequest() throws IOException {
        run.javaEndsWith(1)
                .with("command", "check")
                .with("on-stale", "pull-request")
                .with("workflow", "image.yml")
                .with("title", HOSTILE)
                .with("arguments", "--agent\n--platform=linux/arm64")
                .with("dockerfile", "docker/Dockerfile")
                .with("token", "github_pat_1");

        assertThat(run.step("agent").exitCode()).isZero();
        assertThat(run.output("agent", "stale")).isEqualTo("true");
        assertThat(run.calls()).hasSize(2).last().satisfies(call -> {
            assertThat(call.arguments())
                    .containsExactly(
                            "propose",
                            "--title=" + HOSTILE,
                            "--output=image.yml",
                            "--agent",
                            "--platform=linux/arm64",
                            "--",
                            "docker/Dockerfile");
            assertThat(call.variables()).containsEntry("GITHUB_TOKEN", "github_pat_1");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aWorkflowThatCannotBeCheckedIsNeitherStaleNorNot(int status) throws IOException {
        run.javaEndsWith(status).with("command", "check").with("on-stale", "pull-request");

        assertThat(run.step("agent").exitCode()).isEqualTo(status);
        assertThat(run.output("agent", "stale")).isEmpty();
        assertThat(run.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "2, ''"})
    void anEstimateGoesIntoTheJobSummaryAndGatesTheJob(int status, String within) throws IOException {
        run.javaEndsWith(status).with("command", "estimate").with("timeout", "3h");

        assertThat(run.step("agent").exitCode()).isEqualTo(status);
        assertThat(run.output("agent", "within-timeout")).isEqualTo(within);
        assertThat(run.summary()).isEqualTo("result of estimate\n");
    }

    @Test
    void theReportGoesIntoTheJobSummary() throws IOException {
        String records = folder.resolve("temp/records").toString();
        run.with("command", "report").with("records", records);
        Ended ended = run.step("agent");

        assertThat(ended.text()).isEqualTo("::error::said by Java\n");
        assertThat(folder.resolve("temp/records")).isDirectory();
        assertThat(run.summary()).isEqualTo("result of agent\n");
    }

    /** A Dockerfile is quoted in what these say, and in a diff every line. */
    @ParameterizedTest
    @ValueSource(strings = {"generate", "check", "estimate"})
    void whatIsSaidOfADockerfileIsNoCommandToGitHub(String command) {
        run.with("command", command);
        List<String> lines = run.step("agent").text().lines().toList();

        assertThat(lines.get(0)).matches("::stop-commands::[0-9a-f]{32}");
        assertThat(lines.get(lines.size() - 1)).isEqualTo(lines.get(0).replace("stop-commands::", "") + "::");
        assertThat(lines).contains("::error::said by Java");
    }

    @Test
    void theTokenGoesToThoseThatAskForIt() throws IOException {
        run.with("on-stale", "fail").with("records", "records");
        for (String command : List.of("generate", "check", "estimate", "resolve", "stage", "merge", "report")) {
            assertThat(call(command).variables()).as(command).doesNotContainValue(CompositeRun.TOKEN);
        }
        assertThat(call("clean").variables()).isEqualTo(Map.of("GITHUB_TOKEN", CompositeRun.TOKEN));
        run.with("history", "branch:timings");
        assertThat(call("report").variables()).isEqualTo(Map.of("GITHUB_TOKEN", CompositeRun.TOKEN));
    }

    @Test
    void pathsAreRelativeToTheWorkingDirectory() throws IOException {
        run.with("working-directory", "temp");
        assertThat(call("clean").directory()).isEqualTo(folder.toRealPath() + "/temp");
    }

    @Test
    void theAddressesOfAnEnterpriseReachStagefan() throws IOException {
        run.environment.put("GITHUB_API_URL", "https://github.example.com/api/v3");
        assertThat(call("clean").variables()).containsEntry("GITHUB_API_URL", "https://github.example.com/api/v3");
    }

    /** gh takes that of an Enterprise from another variable. */
    @Test
    void ghAsksTheServerOfTheRun() throws IOException {
        run.environment.put("GITHUB_SERVER_URL", "https://github.example.com");
        run.with("attested", "acme/widget");

        assertThat(call("resolve").variables())
                .containsEntry("GH_HOST", "github.example.com")
                .containsEntry("GH_TOKEN", CompositeRun.TOKEN)
                .containsEntry("GH_ENTERPRISE_TOKEN", CompositeRun.TOKEN);
    }

    /** Otherwise what GitHub sends a step that is cancelled would end the shell and leave the build. */
    @ParameterizedTest
    @ValueSource(strings = {"resolve", "stage", "merge", "report", "clean"})
    void stagefanTakesThePlaceOfTheShell(String command) throws IOException {
        run.with("command", command).with("records", "records");
        long shell = run.step("agent").pid();

        assertThat(run.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.pid()).isEqualTo(shell));
    }

    @ParameterizedTest
    @CsvSource({
        "command, sing, 'give generate, check, estimate, resolve, stage, merge, report or clean'",
        "on-stale, 'a%\nb', 'the input on-stale is a%25%0Ab; give fail or pull-request'",
        "delete, yes, 'the input delete is yes; give true or false'"
    })
    void anUnknownWordIsRefused(String input, String value, String message) throws IOException {
        run.with("command", input.equals("delete") ? "clean" : "check").with(input, value);
        Ended ended = run.step("agent");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.text()).startsWith("::error title=stagefan action::").contains(message);
        assertThat(run.calls()).isEmpty();
    }

    private List<String> arguments(String command, Map<String, String> inputs) throws IOException {
        CompositeRun fresh = CompositeRun.prepared(folder.resolve(command + (inputs.isEmpty() ? "" : "-with")));
        fresh.environment.putAll(withoutFolder());
        fresh.with("command", command);
        if (command.equals("report")) {
            fresh.with("records", "records");
        }
        inputs.forEach(fresh::with);
        Ended ended = fresh.step("agent");
        assertThat(ended.exitCode()).as(ended.text()).isZero();
        return fresh.calls().get(fresh.calls().size() - 1).arguments();
    }

    private Map<String, String> withoutFolder() {
        Map<String, String> variables = new TreeMap<>(run.environment);
        variables.keySet().retainAll(Set.of("GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT"));
        return variables;
    }

    private Call call(String command) throws IOException {
        run.with("command", command);
        Ended ended = run.step("agent");
        assertThat(ended.exitCode()).as(ended.text()).isZero();
        return run.calls().get(run.calls().size() - 1);
    }
}
