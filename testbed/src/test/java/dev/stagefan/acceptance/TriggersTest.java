package dev.stagefan.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagefan.testbed.Act;
import dev.stagefan.testbed.ActRun;
import dev.stagefan.testbed.BuildRecord;
import dev.stagefan.testbed.ImageComparison;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One workflow with every trigger, started in each way. */
@Tag("act")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TriggersTest {
    private static final Path FILES = Path.of("src/test/resources/transports/inherited-arg");
    private static final List<String> TRIGGERS = List.of(
            "--on-pull-request",
            "--on-push=main",
            "--schedule=30 2 * * *",
            "--expose-arg=FLAVOUR",
            "--tag=type=schedule,pattern=nightly",
            "--tag=type=ref,event=branch");

    private Bench bench;

    @BeforeAll
    void start() {
        bench = new Bench();
    }

    @AfterAll
    void stop() {
        bench.close();
    }

    @Test
    void aForksPullRequestIsOneJobThatPushesNothing() {
        List<String> options = new ArrayList<>(TRIGGERS);
        options.add("--image=of-a-fork");
        try (Act act = bench.repository(FILES, options)) {
            ActRun run = act.event("pull_request").withoutSecrets().run().orFail();

            assertThat(run.builds()).extracting(BuildRecord::job).hasSize(1).doesNotContain("base", "cone", "cup");
            assertThat(run.builds().get(0).vertices())
                    .filteredOn(BuildRecord.Vertex::ran)
                    .hasSize(4);
            assertThatThrownBy(() -> bench.images().tags("test/of-a-fork")).hasMessageContaining("NAME_UNKNOWN");
        }
    }

    @Test
    void aScheduledRunPublishesTheNightlyTagFirst() {
        try (Act act = bench.repository(FILES, TRIGGERS)) {
            ActRun run = act.event("schedule").run().orFail();

            assertThat(run.summary()).contains("/test/widget:nightly", "/test/widget:main");
            assertThat(bench.images().tags("test/widget")).contains("\"nightly\"", "\"main\"");
        }
    }

    @Test
    void aPushPublishesTheBranchsTag() {
        try (Act act = bench.repository(FILES, TRIGGERS)) {
            assertThat(act.event("push").run().orFail().summary())
                    .contains("/test/widget:main")
                    .doesNotContain("nightly");
        }
    }

    @Test
    void anExposedArgIsWhatThePersonWhoStartsItSays() {
        try (Act act = bench.repository(FILES, TRIGGERS)) {
            act.input("FLAVOUR", "double \"dark\" chocolate, $5 & ${{ more }}")
                    .run()
                    .orFail();
        }

        List<String> flags = List.of("--build-arg=FLAVOUR=double \"dark\" chocolate, $5 & ${{ more }}");
        assertThat(ImageComparison.differences(bench.buildAtOnce(FILES, flags), bench.published()))
                .isEmpty();
    }
}
