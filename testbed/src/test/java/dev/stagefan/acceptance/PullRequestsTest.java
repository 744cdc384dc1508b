package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.ActRun;
import dev.stagefan.testbed.BuildRecord;
import dev.stagefan.testbed.Testbed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A workflow that fans pull requests out, started by each kind of them, with the tokens that each has. */
@Tag("act")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PullRequestsTest {
    private static final Path FILES = Testbed.root().resolve("testbed/src/test/resources/transports/inherited-arg");

    @TempDir
    private static Path folder;

    private Bench bench;
    private RunnableJar jar;

    @BeforeAll
    void start() {
        bench = new Bench();
        jar = RunnableJar.in(folder);
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @Test
    void aForksIsOneJobThatPushesNothing() {
        try (Act act = bench.repository(FILES, options("of-a-fork", "fan-out"))) {
            pushesNothing(act.pullRequestOfAFork().run().orFail(), "of-a-fork");
        }
    }

    @Test
    void dependabotsIsOneJobThatPushesNothing() {
        try (Act act = bench.repository(FILES, options("of-dependabot", "fan-out"))) {
            pushesNothing(act.pullRequestOfDependabot().run().orFail(), "of-dependabot");
        }
    }

    @Test
    void oneOfTheRepositoryItselfIsOneJobUnlessItIsToFanOut() {
        try (Act act = bench.repository(FILES, options("of-a-branch", "one-job"))) {
            pushesNothing(act.pullRequestOfABranch().run().orFail(), "of-a-branch");
        }
    }

    @Test
    void oneOfTheRepositoryItselfIsFannedOutInANamespaceOfItsOwn() {
        List<String> options = options("fanned-out", "fan-out");
        options.add("--attest");
        try (Act act = bench.repository(FILES, options)) {
            ActRun run = act.pullRequestOfABranch().run().orFail();

            assertThat(run.results())
                    .containsKeys("resolve", "report")
                    .doesNotContainKey("pull-request")
                    .hasSizeGreaterThan(3);
            assertThat(run.builds()).isEmpty();
            assertThat(run.attestations())
                    .hasSizeGreaterThan(1)
                    .allSatisfy(each ->
                            assertThat(each.name()).isEqualTo(bench.images().address() + "/test/fanned-out"))
                    .filteredOn(ActRun.Attestation::registry)
                    .hasSize(1);
            assertThat(bench.images().tags("test/fanned-out"))
                    .contains("\"pr-7\"")
                    .doesNotContain("\"nightly\"", "\"main\"", "\"cache-");
            assertThat(bench.images().tags("test/fanned-out-pull-requests")).contains("\"cache-");
        }
    }

    /** As the one job of the workflow: all of the Dockerfile, and nothing of it in the registry. */
    private void pushesNothing(ActRun run, String image) {
        assertThat(run.results()).containsOnlyKeys("pull-request").containsValue("success");
        assertThat(run.builds()).extracting(BuildRecord::job).containsExactly("pull-request");
        assertThat(run.builds().get(0).vertices())
                .filteredOn(BuildRecord.Vertex::ran)
                .hasSize(4);
        assertThatThrownBy(() -> bench.images().tags("test/" + image)).hasMessageContaining("NAME_UNKNOWN");
    }

    private List<String> options(String image, String pullRequests) {
        return new ArrayList<>(List.of(
                "--agent",
                "--action=" + Act.OWN_ACTION,
                "--jar=" + jar.path(),
                "--jar-sha256=" + jar.sha256(),
                "--optional=all",
                "--on-push=**",
                "--tag=type=raw,value=nightly",
                "--image=" + image,
                "--pull-requests=" + pullRequests));
    }
}
