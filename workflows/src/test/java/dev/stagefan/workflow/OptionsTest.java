package dev.stagefan.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Registry.Credentials CREDENTIALS = new Registry.Credentials("USER", "PASSWORD");

    @ParameterizedTest
    @CsvSource({
        "ghcr.io,ghcr.io,''",
        "docker.io/acme,docker.io,acme",
        "localhost:5000/a/b,localhost:5000,a/b",
        "registry.example.com/team_x/y.z,registry.example.com,team_x/y.z"
    })
    void readsARegistry(String text, String host, String path) throws WorkflowException {
        assertThat(Registry.parse(text, CREDENTIALS)).isEqualTo(new Registry(host, path, CREDENTIALS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/acme",
                "docker.io/",
                "docker.io/Acme",
                "https://docker.io",
                "docker.io/a b",
                "docker.io/${{ x }}"
            })
    void refusesWhatIsNoRegistry(String text) {
        assertThatThrownBy(() -> Registry.parse(text, CREDENTIALS))
                .isInstanceOf(WorkflowException.class)
                .hasMessageStartingWith("could not read the registry \"" + text + "\" because");
    }

    @Test
    void takesTheWorkflowsOwnTokenForGitHubsRegistryOnly() throws WorkflowException {
        assertThat(Registry.parse("ghcr.io", null)).isEqualTo(Registry.GITHUB);
        assertThatThrownBy(() -> Registry.parse("docker.io", null))
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("--registry-username-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@daily", "0 3 * *", "0 3 * * * *", "0 3 * * ${{ x }}", "0  3 * * *", ""})
    void refusesWhatIsNoSchedule(String cron) {
        assertThatThrownBy(() -> generate(options(List.of(cron), List.of(), List.of(), List.of(), null)))
                .isInstanceOf(WorkflowException.class)
                .hasMessage("could not schedule \"" + cron
                        + "\" because it is not five cron fields; try \"0 3 * * *\" for every night at 03:00 UTC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "a:b", "a~1"})
    void refusesWhatIsNoBranch(String branch) {
        assertThatThrownBy(() -> generate(options(List.of(), List.of(branch), List.of(), List.of(), null)))
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("because no branch has such a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme/App", "acme/app:latest", "acme//app", "acme/app\n"})
    void refusesWhatIsNoImageName(String image) {
        assertThatThrownBy(() -> generate(options(List.of(), List.of(), List.of(), List.of(), image)))
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("because an image name is lower case");
    }

    @Test
    void refusesATagPatternThatTheActionWouldRead() {
        assertThatThrownBy(() -> generate(options(List.of(), List.of(), List.of(), List.of(" nightly"), null)))
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("could not tag the image by \" nightly\"");
    }

    @Test
    void refusesToExposeWhatNoStageSees() {
        assertThatThrownBy(() -> generate(options(List.of(), List.of(), List.of("CUDA"), List.of(), null)))
                .isInstanceOf(WorkflowException.class)
                .hasMessage(
                        "could not expose the build arg CUDA because no stage that is built sees it; try the name of"
                                + " an ARG that one declares");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PATH",
                "HTTP_PROXY",
                "https_proxy",
                "DOCKER_HOST",
                "BUILDX_BUILDER",
                "NODE_OPTIONS",
                "GOFLAGS",
                "A-B"
            })
    void refusesToExposeWhatTheBuildToolsObey(String name) {
        PlanFixture plan = new PlanFixture().stage("app");
        plan.job(JobFixture.mergeJob().builds(0).buildArgs(name));

        assertThatThrownBy(() -> plan.generate(options(List.of(), List.of(), List.of(name), List.of(), null)))
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("could not pass the build arg " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\"b", "a b", "a\nb", "'", "${{ x }}", ""})
    void refusesASecretWhoseIdTheActionsWouldReadAsSomethingElse(String id) {
        PlanFixture plan = new PlanFixture().stage("app");
        plan.job(JobFixture.mergeJob().builds(0).secret(id, true));

        assertThatThrownBy(() -> plan.generate(WorkflowOptions.of("stagefan generate", "app")))
                .isInstanceOf(WorkflowException.class)
                .hasMessageStartingWith("could not pass on the secret or SSH agent \"" + id + "\"");
    }

    @Test
    void refusesASecretThatGitHubCannotHave() {
        PlanFixture plan = new PlanFixture().stage("app");
        plan.job(JobFixture.mergeJob().builds(0).secret("1password", true));

        assertThatThrownBy(() -> plan.generate(WorkflowOptions.of("stagefan generate", "app")))
                .isInstanceOf(WorkflowException.class)
                .hasMessage("could not name a GitHub secret \"1PASSWORD\" for the id 1password because GitHub does not"
                        + " allow that name; try --secret-name 1password=NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {" Dockerfile", "Dockerfile ", "a\nb", "${{ x }}"})
    void refusesAPathThatTheActionsWouldChange(String path) {
        PlanFixture plan = new PlanFixture().stage("app").dockerfile(path);
        plan.job(JobFixture.mergeJob().builds(0));

        assertThatThrownBy(() -> plan.generate(WorkflowOptions.of("stagefan generate", "app")))
                .isInstanceOf(WorkflowException.class)
                .hasMessageStartingWith("could not name the file or folder \"" + path + "\"");
    }

    private static String generate(WorkflowOptions options) throws WorkflowException {
        PlanFixture plan = new PlanFixture().stage("app");
        plan.job(JobFixture.mergeJob().builds(0));
        return plan.generate(options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "buildkitd:1234",
                "tcp://buildkitd",
                "tcp://a b:1",
                "http://buildkitd:1234",
                "tcp://x:1${{ github.token }}",
                "unix://socket"
            })
    void refusesABuildKitThatIsNowhere(String endpoint) {
        assertThatThrownBy(() -> RemoteBuildKit.of(endpoint, null))
                .isInstanceOf(WorkflowException.class)
                .hasMessageStartingWith("could not build with the BuildKit at \"" + endpoint + "\" because");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lower", "GITHUB_X", "A-B", "1A"})
    void refusesCertificatesThatNoSecretsHold(String prefix) {
        assertThatThrownBy(() -> RemoteBuildKit.of("tcp://buildkitd:1234", prefix))
                .isInstanceOf(WorkflowException.class)
                .hasMessageStartingWith("could not name the secrets of the BuildKit's certificates");
    }

    private static WorkflowOptions options(
            List<String> schedules,
            List<String> branches,
            List<String> exposedArgs,
            List<String> tags,
            @Nullable String image) {
        return new WorkflowOptions(
                "stagefan generate",
                "app",
                schedules,
                branches,
                PullRequests.NONE,
                exposedArgs,
                tags,
                Registry.GITHUB,
                image,
                null,
                null,
                Map.of(),
                Map.of());
    }
}
