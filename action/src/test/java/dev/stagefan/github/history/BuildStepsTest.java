package dev.stagefan.github.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildStepsTest {
    private final Jobs jobs = new Jobs();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Build and push",
                "Build and push build_triton",
                "Build and push the slice of build_triton",
                "Build Docker image",
                "Build the docker image and push it",
                "Bake images",
                "Run docker/build-push-action@53b7df96c91f9c12dcc8a07bcb9ccacbed38856a",
                "Run docker/bake-action@v7",
                "Run docker build -t acme/image .",
                "Run docker buildx build --push .",
                "Run docker  image build .",
                "Run docker buildx bake"
            })
    void areKnownByTheNamesThatGitHubShows(String name) {
        JobRun job = jobs.job("x", 0, 10, 100, Jobs.step("Check out", 12, 14), Jobs.step(name, 40, 90));

        assertThat(BuildSteps.KNOWN.setUpSeconds(job)).contains(30.0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Build wheels",
                "Post Build and push",
                "Set up Docker Buildx",
                "Run docker/setup-buildx-action@v4",
                "Run docker push acme/image",
                "Run docker run --rm acme/build",
                "Build base"
            })
    void areNotWhatOnlyLooksLikeThem(String name) {
        JobRun job = jobs.job("x", 0, 10, 100, Jobs.step(name, 40, 90));

        assertThat(BuildSteps.KNOWN.setUpSeconds(job)).isEmpty();
    }

    @Test
    void ofAGeneratedWorkflowAreKnownByItsSetUp() {
        JobRun job = jobs.job("x", 0, 10, 100, Jobs.step("Set up BuildKit", 12, 20), Jobs.step("Build base", 25, 90));

        assertThat(BuildSteps.KNOWN.setUpSeconds(job)).contains(15.0);
    }

    @Test
    void theFirstOfSeveralCountsAndNotOneThatWasSkipped() {
        JobRun job = jobs.job(
                "x",
                0,
                10,
                100,
                new StepRun("Build and push a", "skipped", Jobs.at(20), Jobs.at(20)),
                Jobs.step("Build and push b", 30, 50),
                Jobs.step("Build and push c", 50, 90));

        assertThat(BuildSteps.KNOWN.setUpSeconds(job)).contains(20.0);
    }

    @Test
    void areThoseOfAPatternWhereOneIsGiven() {
        JobRun job = jobs.job("x", 0, 10, 100, Jobs.step("Build and push", 20, 30), Jobs.step("make image", 40, 90));

        assertThat(new BuildSteps(Pattern.compile("^make ")).setUpSeconds(job)).contains(30.0);
    }
}
