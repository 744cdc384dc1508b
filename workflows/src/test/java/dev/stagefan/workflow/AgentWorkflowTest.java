package dev.stagefan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.workflow.yaml.Action;
import dev.stagefan.workflow.yaml.LocalAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workflows whose jobs call the runner agent, as a reviewer sees them, and what is refused. */
class AgentWorkflowTest {
    private static final Path FILES = Path.of("src/test/resources/workflows");
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
    private static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final String PLAN = ".github/workflows/app.plan.json";

    @ParameterizedTest
    @EnumSource
    void writesTheWorkflowThatIsKeptNextToIt(AgentGoldenWorkflows workflow) throws IOException, WorkflowException {
        Path file = FILES.resolve(workflow.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".yml");
        if (System.getProperty("golden", "").equals("write")) {
            Files.writeString(file, workflow.generate());
        }
        assertThat(workflow.generate()).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @EnumSource
    void keepsEveryRuleThatNoCheckerKnows(AgentGoldenWorkflows workflow) throws WorkflowException {
        assertThat(OwnChecks.findings(workflow.generate())).isEmpty();
    }

    @Test
    void readsAnAction() throws WorkflowException {
        assertThat(AgentOptions.action("acme/tools/build/agent@" + COMMIT + " # v1.2.3"))
                .isEqualTo(new Action("acme/tools/build/agent", COMMIT, "v1.2.3"));
        assertThat(AgentOptions.action("acme/agent@" + COMMIT)).isEqualTo(new Action("acme/agent", COMMIT, ""));
        assertThat(AgentOptions.action("./build/agent")).isEqualTo(new LocalAction("./build/agent"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme@" + COMMIT,
                "acme/agent",
                "acme/agent@v1",
                "acme/agent@main",
                "acme/agent@0123456789ABCDEF0123456789ABCDEF01234567",
                "acme/agent@" + COMMIT + " # ${{ x }}",
                "acme/agent@" + COMMIT + "\n# v1",
                "docker://acme/agent",
                "./",
                "../agent",
                "./a/../../agent",
                "./a b"
            })
    void refusesWhatIsNoAction(String text) {
        assertThatThrownBy(() -> AgentOptions.action(text))
                .isInstanceOf(WorkflowException.class)
                .hasMessageStartingWith("could not read the action \"" + text + "\" because");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://example.com/x.jar", "https://", "file:///x.jar", "https://a b", "", " x.jar", "x\ny"})
    void refusesAJarThatTheActionWouldNotFetch(String location) {
        assertThatThrownBy(() -> AgentOptions.Jar.of(location, SHA256))
                .isInstanceOf(WorkflowException.class)
                .hasMessageStartingWith("could not ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256:" + COMMIT, COMMIT})
    void refusesWhatIsNoSha256(String sha256) {
        assertThatThrownBy(() -> AgentOptions.Jar.of("stagefan.jar", sha256))
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("64 hex digits");
    }

    @Test
    void anActionOfTheRepositoryNeedsAllOfIt() throws WorkflowException {
        String workflow = workflow(AgentOptions.of(AgentOptions.action("./action"), null, List.of(), PLAN));

        assertThat(workflow).contains("uses: ./action\n").doesNotContain("sparse-checkout");
    }

    @Test
    void aJarOfTheRepositoryNeedsAllOfIt() throws WorkflowException {
        AgentOptions.Jar jar = AgentOptions.Jar.of("tools/stagefan.jar", SHA256);

        assertThat(workflow(AgentOptions.of(AgentOptions.action("acme/agent@" + COMMIT), jar, List.of(), PLAN)))
                .contains("jar: tools/stagefan.jar\n", "jar-sha256: " + SHA256 + "\n")
                .doesNotContain("sparse-checkout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "GH_TOKEN", "STAGEFAN_JAR", "PLAN", "IMAGE", "INPUT_JOB"})
    void refusesToExposeWhatTheAgentItselfObeys(String name) {
        assertThatThrownBy(() -> workflow(AgentOptions.of(new LocalAction("./action"), null, List.of(), PLAN), name))
                .isInstanceOf(WorkflowException.class)
                .hasMessageStartingWith("could not pass the build arg " + name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app                    | it is not STAGE=WHEN",
                "app=daily              | it is not STAGE=WHEN",
                "app=git:https://a      | it is not STAGE=WHEN",
                "ap=nightly             | the target needs no such stage; try one of app",
            })
    void refusesToRefreshByWhatMeansNothing(String refresh, String message) {
        refuses(reuse(List.of(refresh), List.of(), List.of(), null), "could not refresh", message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMMIT                  | it is not NAME=git:URL#REF",
                "COMMIT=https://a/b#main | it is not NAME=git:URL#REF",
                "CO-MIT=git:https://a/b  | it is not NAME=git:URL#REF",
                "COMIT=git:https://a/b   | no stage that is built sees it",
            })
    void refusesToLookUpWhatNoStageSees(String arg, String message) {
        refuses(reuse(List.of(), List.of(arg), List.of(), null), "could not look", message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a*", "a\nb"})
    void refusesABranchThatCannotBe(String branch) {
        refuses(
                reuse(List.of(), List.of(), List.of(branch), null),
                "could not take stages",
                "no branch has such a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 2", "a\nb", "${{ x }}"})
    void refusesASaltThatTheActionWouldNotGetAsItIs(String salt) {
        refuses(reuse(List.of(), List.of(), List.of(), salt), "could not salt the keys", "a salt is one line");
    }

    @Test
    void anArgIsLookedUpOrSetByAPersonButNotBoth() {
        assertThatThrownBy(() -> workflow(
                        with(reuse(List.of(), List.of("COMMIT=git:https://a/b#main"), List.of(), null)), "COMMIT"))
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("give one of the two");
    }

    @Test
    void noBuildArgTakesTheNameOfTheInputThatRebuilds() {
        assertThatThrownBy(() -> workflow(with(ReuseOptions.DEFAULT), "Rebuild"))
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("the workflow has an input of that name");
    }

    @Test
    void keepsAHistoryWhereItIsAskedTo() throws WorkflowException {
        assertThat(workflow(with(History.OCI))).contains("history: ${{ format('oci:{0}', env.IMAGE) }}\n");
        assertThat(workflow(with(History.BRANCH)))
                .contains("history: ${{ 'branch:stagefan-history' }}\n", "contents: write # to check out, and to");
        assertThat(workflow(with(History.ARTIFACT)))
                .contains(
                        "history: ${{ format('file:{0}/history/history.json', runner.temp) }}\n",
                        "actions: read # to fetch", "name: app-history\n");
        assertThat(workflow(with(ReuseOptions.DEFAULT))).doesNotContain("history");
    }

    private static AgentOptions with(History history) {
        return new AgentOptions(
                new LocalAction("./action"), null, List.of(), PLAN, null, ReuseOptions.DEFAULT, history);
    }

    private static AgentOptions with(ReuseOptions reuse) {
        return new AgentOptions(new LocalAction("./action"), null, List.of(), PLAN, null, reuse, null);
    }

    private static ReuseOptions reuse(
            List<String> refresh, List<String> resolveArgs, List<String> reuseFrom, @Nullable String salt) {
        return new ReuseOptions(refresh, resolveArgs, reuseFrom, salt, false);
    }

    private static void refuses(ReuseOptions reuse, String start, String message) {
        assertThatThrownBy(() -> workflow(with(reuse)))
                .isInstanceOf(WorkflowException.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining(message);
    }

    private static String workflow(AgentOptions agent) throws WorkflowException {
        return workflow(agent, null);
    }

    private static String workflow(AgentOptions agent, @Nullable String exposed) throws WorkflowException {
        PlanFixture plan = new PlanFixture().stage("app");
        JobFixture merge = JobFixture.mergeJob().builds(0);
        plan.job(exposed == null ? merge : merge.buildArgs(exposed));
        return plan.generate(
                new WorkflowOptions(
                        AgentGoldenWorkflows.COMMAND,
                        "app",
                        List.of(),
                        List.of(),
                        PullRequests.NONE,
                        exposed == null ? List.of() : List.of(exposed),
                        List.of(),
                        Registry.GITHUB,
                        null,
                        null,
                        null,
                        Map.of(),
                        Map.of()),
                agent);
    }
}
