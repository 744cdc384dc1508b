package dev.stagefan.github.history;

import static dev.stagefan.github.GitHubDouble.job;
import static dev.stagefan.github.GitHubDouble.run;
import static dev.stagefan.github.GitHubDouble.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stagefan.github.GitHubDouble;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPullTest {
    private final GitHubDouble github = new GitHubDouble();

    @TempDir
    Path temporary;

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void makesQueueAndSetUpOfEachRunner() {
        github.runs(run(11, 3, "2026-11-20T02:00:00Z"));
        github.jobs(
                11,
                job(
                        101,
                        "base",
                        "2026-11-20T02:00:01Z",
                        "2026-11-20T02:20:00Z",
                        step(1, "Set up job", "2026-11-20T02:00:09Z", "2026-11-20T02:00:11Z"),
                        step(2, "Build and push base", "2026-11-20T02:00:40Z", "2026-11-20T02:19:50Z")));

        PullResult result = new Pull(github, temporary).run();

        assertThat(result.stopped()).isNull();
        assertThat(result.timings().runners().get("ubuntu-24.04").queue().values())
                .containsExactly(8.0);
        assertThat(result.timings().runners().get("ubuntu-24.04").setUp().values())
                .containsExactly(31.0);
    }
}
