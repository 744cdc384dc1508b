package dev.stagefan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The workflow that deletes old stages. */
class CleanWorkflowTest {
    /** The one to copy, at the root of this module. */
    private static final Path FILE = Path.of("clean.yml");

    private static final String ACTION = "stagefan/stagefan/action@0123456789abcdef0123456789abcdef01234567 # v0.1.0";
    private static final String COMMAND = "stagefan clean --workflow -o .github/workflows/clean.yml";

    @Test
    void writesTheWorkflowThatIsThereToCopy() throws IOException, WorkflowException {
        String workflow = CleanWorkflow.generate(new CleanOptions(
                "Clean",
                List.of("47 4 * * 0"),
                Registry.GITHUB,
                "acme/atom",
                AgentOptions.action(ACTION),
                null,
                30,
                10,
                "stagefan clean --image ghcr.io/acme/atom --older-than 30 --keep 10 --workflow"
                        + " .github/workflows/clean.yml --action '" + ACTION + "' --schedule '47 4 * * 0'"));
        if (System.getProperty("golden", "").equals("write")) {
            Files.writeString(FILE, workflow);
        }
        assertThat(workflow).isEqualTo(Files.readString(FILE));
        assertThat(OwnChecks.findings(workflow)).isEmpty();
    }

    @Test
    void deletesByItselfOnlyOnTheSchedule() throws WorkflowException {
        Map<?, ?> workflow = OwnChecks.map(OwnChecks.read(generate("Clean", null, "./action")));
        Map<?, ?> dispatch = OwnChecks.map(OwnChecks.map(workflow.get("on")).get("workflow_dispatch"));
        Map<?, ?> input = OwnChecks.map(OwnChecks.map(dispatch.get("inputs")).get("delete"));

        assertThat(input.get("type")).isEqualTo("boolean");
        assertThat(input.get("default")).isEqualTo(false);
        assertThat(generate("Clean", null, "./action"))
                .contains("delete: ${{ github.event_name == 'schedule' || inputs.delete }}\n");
    }

    @Test
    void checksOutOnlyWhereTheActionIsInTheRepository() throws WorkflowException {
        assertThat(generate("Clean", "acme/app", "./action")).contains("uses: actions/checkout@", "contents: read");
        assertThat(generate("Clean", "acme/app", ACTION)).doesNotContain("actions/checkout@", "contents: read");
    }

    @Test
    void anotherRegistryIsCleanedWithItsOwnCredentials() throws WorkflowException {
        String workflow = CleanWorkflow.generate(new CleanOptions(
                "Clean",
                List.of("0 3 * * 0"),
                Registry.parse("registry.example.com", new Registry.Credentials("REGISTRY_USER", "REGISTRY_PASSWORD")),
                "acme/app",
                AgentOptions.action(ACTION),
                null,
                null,
                3,
                COMMAND));

        assertThat(workflow)
                .contains("permissions: {}\n", "password: ${{ secrets.REGISTRY_PASSWORD }}\n", "keep: '3'\n")
                .contains("      REGISTRY_USER:\n        description: user name at registry.example.com\n")
                .doesNotContain("packages: write", "older-than");
    }

    @Test
    void namesTheImageAsTheRepositoryWhereNoneIsGiven() throws WorkflowException {
        assertThat(generate("Clean", null, ACTION)).contains("IMAGE=ghcr.io/${GITHUB_REPOSITORY,,}");
    }

    @Test
    void refusesWhatGitHubWould() {
        assertThatThrownBy(() -> generate("a\nb", null, ACTION)).hasMessageStartingWith("could not name the workflow");
        assertThatThrownBy(() -> generate("Clean", "Acme", ACTION)).hasMessageStartingWith("could not name the image");
    }

    private static String generate(String name, @Nullable String image, String action) throws WorkflowException {
        return CleanWorkflow.generate(new CleanOptions(
                name,
                List.of("0 3 * * 0"),
                Registry.GITHUB,
                image,
                AgentOptions.action(action),
                null,
                null,
                null,
                COMMAND));
    }
}
