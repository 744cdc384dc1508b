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
    @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "STAGEFAN_JAR", "PLAN", "IMAGE", "INPUT_JOB"})
    void refusesToExposeWhatTheAgentItselfObeys(String name) {
        assertThatThrownBy(() -> workflow(AgentOptions.of(new LocalAction("./action"), null, List.of(), PLAN), name))
                .isInstanceOf(WorkflowException.class)
                .hasMessageStartingWith("could not pass the build arg " + name);
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
